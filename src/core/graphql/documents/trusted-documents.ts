import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SurfaceName } from '../../config/process-plan.js';
import { coreError } from '../../errors/core.errors.js';

const documentsByHash = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());
const manifestSchema = z.object({
  public: documentsByHash.optional(),
  admin: documentsByHash.optional(),
  /** Of the admin surface as well: what moderators do in the stream, on the pages of sites. */
  pages: documentsByHash.optional(),
});

export type TrustedManifest = z.infer<typeof manifestSchema>;

/**
 * The operations that our own clients were built with, by the SHA-256 of their text. Strangers may run these and no
 * others in production, so that nobody can make up an expensive one.
 */
export class TrustedDocuments {
  private readonly documents: Readonly<Record<SurfaceName, ReadonlyMap<string, string>>>;
  private readonly forPages: ReadonlyMap<string, string>;

  /** @throws Error for a document that is not what its hash says: a stale or hand-edited manifest */
  constructor(manifest: TrustedManifest) {
    this.forPages = byId(manifest.pages ?? {});
    this.documents = {
      public: byId(manifest.public ?? {}),
      admin: new Map([...byId(manifest.admin ?? {}), ...this.forPages]),
    };
  }

  /** @param file by default `config/trusted-documents.json` of this package; a missing one trusts no document */
  static load(file = path.join(packageRoot(import.meta.dirname), 'config/trusted-documents.json')): TrustedDocuments {
    if (!existsSync(file)) return new TrustedDocuments({});
    return new TrustedDocuments(manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  }

  /** A manifest of these documents, as the build writes it. */
  static manifestOf(documents: Partial<Record<keyof TrustedManifest, readonly string[]>>): TrustedManifest {
    const hashed = (texts: readonly string[] = []) => Object.fromEntries(texts.map((text) => [sha256(text), text]));
    return { public: hashed(documents.public), admin: hashed(documents.admin), pages: hashed(documents.pages) };
  }

  static idOf(document: string): string {
    return `sha256:${sha256(document)}`;
  }

  /**
   * @param documentId `sha256:<hex>`
   * @throws TalkError `OPERATION_NOT_TRUSTED`
   */
  get(surface: SurfaceName, documentId: string): string {
    const document = this.find(surface, documentId);
    if (document === undefined) throw coreError('OPERATION_NOT_TRUSTED', { documentId: documentId.slice(0, 80) });
    return document;
  }

  /** @param documentId `sha256:<hex>` */
  find(surface: SurfaceName, documentId: string): string | undefined {
    return this.documents[surface].get(documentId);
  }

  /** Whether a page of a site may ask the admin surface for it. @param documentId `sha256:<hex>` */
  isForPages(documentId: string): boolean {
    return this.forPages.has(documentId);
  }

  all(surface: SurfaceName): string[] {
    return [...this.documents[surface].values()];
  }
}

function byId(documents: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(documents).map(([hash, text]) => {
      if (sha256(text) !== hash) throw new Error(`Trusted document ${hash} is not the text that was registered`);
      return [`sha256:${hash}`, text];
    }),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Works from `src` and from the build, whose depths differ. */
function packageRoot(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(path.join(folder, 'package.json')) || parent === folder ? folder : packageRoot(parent);
}
