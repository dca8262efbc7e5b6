import { Injectable } from '@nestjs/common';
import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { Config } from '../../config/config.js';
import type { SurfaceName } from '../../config/process-plan.js';
import { isStaff, type Actor } from '../../context/actor.js';
import { coreError } from '../../errors/core.errors.js';
import { SurfaceSchemas } from '../surface-schemas.js';
import { checkLimits, untrustedLimits } from './document-limits.js';
import type { OperationRequest } from './operation-request.js';
import { TrustedDocuments } from './trusted-documents.js';

/** A document that is valid for its surface, parsed once and shared by all who ask for it. */
export interface PreparedDocument {
  readonly source: string;
  readonly document: DocumentNode;
  readonly isTrusted: boolean;
}

export interface PreparedOperation extends PreparedDocument {
  readonly operation: OperationDefinitionNode;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Thrown where a document cannot be run: one GraphQL error for each mistake in it. */
export class InvalidDocument extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('The document is not valid');
  }
}

const maxRemembered = 500;

/** Decides which operations may run, and gives them parsed and validated. */
@Injectable()
export class OperationDocuments {
  private readonly prepared = new Map<string, PreparedDocument>();

  constructor(
    private readonly schemas: SurfaceSchemas,
    private readonly trusted: TrustedDocuments,
    private readonly config: Config,
  ) {}

  /**
   * @throws TalkError `OPERATION_NOT_TRUSTED`, or `BAD_INPUT` for one beyond the limits
   * @throws InvalidDocument
   */
  prepare(surface: SurfaceName, request: OperationRequest, actor: Actor): PreparedOperation {
    const document = this.documentOf(surface, request, actor);
    const operation = getOperationAST(document.document, request.operationName);
    if (!operation) throw coreError('BAD_INPUT', { problem: 'The document has no such operation.' });
    return { ...document, operation, operationName: request.operationName, variables: request.variables };
  }

  private documentOf(surface: SurfaceName, request: OperationRequest, actor: Actor): PreparedDocument {
    const { documentId, query } = request;
    if (documentId !== undefined) return this.remembered(surface, this.trusted.get(surface, documentId), true);
    if (query === undefined) {
      throw coreError('BAD_INPUT', { problem: 'The request names no operation: send a documentId.' });
    }
    if (this.config.isProduction && !isStaff(actor)) throw coreError('OPERATION_NOT_TRUSTED');
    const document = this.remembered(surface, query, false);
    checkLimits(this.schemas.of(surface), document.document, request.variables);
    return document;
  }

  /** Parses and validates a document the first time it is seen; the oldest is forgotten when there are too many. */
  private remembered(surface: SurfaceName, source: string, isTrusted: boolean): PreparedDocument {
    const key = `${surface} ${isTrusted} ${source}`;
    const known = this.prepared.get(key);
    if (known) return known;
    const document = { source, document: this.validated(surface, source, isTrusted), isTrusted };
    this.prepared.set(key, document);
    if (this.prepared.size > maxRemembered) this.prepared.delete(this.prepared.keys().next().value!);
    return document;
  }

  private validated(surface: SurfaceName, source: string, isTrusted: boolean): DocumentNode {
    const document = parsed(source, isTrusted ? undefined : untrustedLimits.tokens);
    const rules = this.config.isProduction ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : specifiedRules;
    const errors = validate(this.schemas.of(surface), document, rules, { maxErrors: 10 });
    if (errors.length > 0) throw new InvalidDocument(errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')));
    return document;
  }
}

function parsed(source: string, maxTokens: number | undefined): DocumentNode {
  try {
    return parse(source, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw new InvalidDocument([coded(error, 'GRAPHQL_PARSE_FAILED')]);
    throw error;
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
