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

export interface OperationSource {
  readonly source: string;
  /** Registered: one that our own clients were built with. */
  readonly isTrusted: boolean;
}

/** A document that is valid for its surface, parsed once and shared by all who ask for it. */
export interface PreparedDocument extends OperationSource {
  readonly document: DocumentNode;
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

export const noSuchOperation = () => coreError('BAD_INPUT', { problem: 'The document has no such operation.' });

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
   * The text that a request names, where it may be run.
   *
   * @throws TalkError `OPERATION_NOT_TRUSTED`, `BAD_INPUT`
   */
  sourceOf(surface: SurfaceName, { documentId, query }: OperationRequest, actor: Actor): OperationSource {
    if (documentId !== undefined) return { source: this.trusted.get(surface, documentId), isTrusted: true };
    if (query === undefined) {
      throw coreError('BAD_INPUT', { problem: 'The request names no operation: send a documentId.' });
    }
    if (this.config.isProduction && !isStaff(actor)) throw coreError('OPERATION_NOT_TRUSTED');
    return { source: query, isTrusted: false };
  }

  /** Pages of sites may ask the admin surface what the stream's own tools ask, and no more. @throws TalkError `FORBIDDEN` */
  assertForPages({ documentId }: OperationRequest): void {
    if (documentId === undefined || !this.trusted.isForPages(documentId)) throw coreError('FORBIDDEN');
  }

  /**
   * @throws TalkError `OPERATION_NOT_TRUSTED`, or `BAD_INPUT` for one beyond the limits
   * @throws InvalidDocument
   */
  prepare(surface: SurfaceName, request: OperationRequest, actor: Actor): PreparedOperation {
    const { source, isTrusted } = this.sourceOf(surface, request, actor);
    const document = this.remembered(surface, source, isTrusted);
    const { operationName, variables } = request;
    if (!isTrusted) checkLimits(this.schemas.of(surface), document.document, variables);
    const operation = getOperationAST(document.document, operationName);
    if (!operation) throw noSuchOperation();
    return { ...document, operation, operationName, variables };
  }

  /**
   * A document of Talk's own code, which has one operation.
   *
   * @throws InvalidDocument
   */
  own(surface: SurfaceName, source: string, variables: PreparedOperation['variables']): PreparedOperation {
    const document = this.remembered(surface, source, true);
    return { ...document, operation: getOperationAST(document.document)!, variables };
  }

  /**
   * A registered document by its id, parsed and valid; nothing where there is none.
   *
   * @throws InvalidDocument where it was registered for another schema than this
   */
  registered(surface: SurfaceName, documentId: string): DocumentNode | undefined {
    const source = this.trusted.find(surface, documentId);
    return source === undefined ? undefined : this.remembered(surface, source, true).document;
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
