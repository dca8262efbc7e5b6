import { Injectable } from '@nestjs/common';
import { getArgumentValues, getVariableValues, GraphQLError, Kind, OperationTypeNode, type FieldNode } from 'graphql';
import type { SurfaceName } from '../../config/process-plan.js';
import type { Actor } from '../../context/actor.js';
import { coreError } from '../../errors/core.errors.js';
import { TalkError } from '../../errors/talk-error.js';
import { InvalidDocument, OperationDocuments, type PreparedOperation } from '../documents/operation-documents.js';
import type { OperationRequest } from '../documents/operation-request.js';
import { SurfaceSchemas } from '../surface-schemas.js';
import { LiveFeeds, type AnyLiveFeed } from './live-feeds.js';

/** A subscription that may be started: what it wants to hear, and how each event is shown to it. */
export interface LiveOperation {
  readonly surface: SurfaceName;
  readonly feed: AnyLiveFeed;
  readonly args: unknown;
  /** The last event that the client saw. */
  readonly after?: string;
  readonly operation: PreparedOperation;
  /** Equal for subscriptions that show an event of one feed in the same way: `after` does not count. */
  readonly shape: string;
}

/** Reads subscription requests. */
@Injectable()
export class LiveOperations {
  constructor(
    private readonly documents: OperationDocuments,
    private readonly schemas: SurfaceSchemas,
    private readonly feeds: LiveFeeds,
  ) {}

  /** @throws TalkError, InvalidDocument for anything but one well-formed subscription */
  prepare(surface: SurfaceName, request: OperationRequest, actor: Actor): LiveOperation {
    const prepared = this.documents.prepare(surface, request, actor);
    const field = subscribedField(prepared);
    const { args, variables } = this.readArguments(surface, prepared, field);
    const { after, ...others } = args;
    const feed = this.feeds.of(surface, field.name.value);
    const operation = { ...prepared, variables };
    return {
      surface,
      feed,
      args: parsedArgs(feed, others),
      after: typeof after === 'string' && after !== '' ? after : undefined,
      operation,
      shape: `${prepared.source}\n${prepared.operationName ?? ''}\n${JSON.stringify(Object.entries(variables).sort())}`,
    };
  }

  private readArguments(surface: SurfaceName, { operation, variables }: PreparedOperation, field: FieldNode) {
    const schema = this.schemas.of(surface);
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 10 });
    if (coerced.errors) throw new InvalidDocument(coerced.errors);
    const definition = schema.getSubscriptionType()!.getFields()[field.name.value]!;
    try {
      return {
        args: getArgumentValues(definition, field, coerced.coerced),
        variables: withoutPosition(field, variables),
      };
    } catch (error) {
      if (error instanceof GraphQLError) throw new InvalidDocument([error]);
      throw error;
    }
  }
}

function subscribedField({ operation }: PreparedOperation): FieldNode {
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw coreError('BAD_INPUT', { problem: 'Live connections answer subscriptions only.' });
  }
  const [field] = operation.selectionSet.selections;
  if (field?.kind === Kind.FIELD && field.name.value !== '__typename') return field;
  throw coreError('BAD_INPUT', { problem: 'A subscription names its one field without a fragment.' });
}

/** Where the client comes from says nothing of what it is shown: without it, newcomers and returners are alike. */
function withoutPosition(field: FieldNode, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const after = field.arguments?.find(({ name }) => name.value === 'after')?.value;
  return after?.kind === Kind.VARIABLE ? { ...variables, [after.name.value]: '' } : { ...variables };
}

function parsedArgs(feed: AnyLiveFeed, args: Record<string, unknown>): unknown {
  try {
    return feed.parseArgs(args);
  } catch (error) {
    if (error instanceof TalkError) throw error;
    throw coreError('BAD_INPUT', { problem: `These are no arguments of ${feed.field}.` });
  }
}
