import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SurfaceName } from '../../src/core/config/process-plan.js';
import type { Answer } from './graphql.js';

const manifest = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../config/trusted-documents.json'), 'utf8'),
) as Readonly<Record<TrustedSection, Readonly<Record<string, string>>>>;

/** `pages`: what the stream's tools ask of the admin surface. */
export type TrustedSection = SurfaceName | 'pages';

/** The id under which our own clients ask for an operation. */
export function trustedId(operation: string, section: TrustedSection = 'public'): string {
  const isNamed = new RegExp(`^(query|mutation|subscription) ${operation}\\b`);
  const found = Object.entries(manifest[section]).find(([, document]) => isNamed.test(document));
  if (!found) throw new Error(`No trusted document of the section ${section} is called ${operation}.`);
  return `sha256:${found[0]}`;
}

export interface TrustedRead<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer<Data>;
}

/** The anonymous read of a story's page: GET of a trusted document. The body of a 304 is empty. */
export async function trustedRead<Data>(
  baseUrl: string,
  operation: string,
  variables: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<TrustedRead<Data>> {
  const search = new URLSearchParams({ documentId: trustedId(operation), variables: JSON.stringify(variables) });
  const response = await fetch(`${baseUrl}/api/graphql?${search.toString()}`, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text || '{}') as Answer<Data> };
}
