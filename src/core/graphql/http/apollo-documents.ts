import type { DocumentStore } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import type { SurfaceName } from '../../config/process-plan.js';
import type { OperationDocuments } from '../documents/operation-documents.js';

const maxKept = 500;

/**
 * Where Apollo looks before it parses and validates. Registered documents are taken from those that live and cached
 * reads share, so that each is parsed and compiled once a process; others are kept as they come.
 */
export class ApolloDocuments implements DocumentStore {
  private readonly others = new Map<string, DocumentNode>();

  constructor(
    private readonly surface: SurfaceName,
    private readonly documents: OperationDocuments,
  ) {}

  /** @param key the schema's hash and, behind a colon, the SHA-256 of the text, which is a registered document's id */
  async get(key: string): Promise<DocumentNode | undefined> {
    const hash = key.slice(key.lastIndexOf(':') + 1);
    return this.documents.registered(this.surface, `sha256:${hash}`) ?? this.others.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.others.set(key, document);
    if (this.others.size > maxKept) this.others.delete(this.others.keys().next().value!);
  }

  async delete(key: string): Promise<boolean> {
    return this.others.delete(key);
  }
}
