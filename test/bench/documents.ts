import { readFileSync } from 'node:fs';

const documents = JSON.parse(readFileSync('config/trusted-documents.json', 'utf8')) as {
  readonly public: Readonly<Record<string, string>>;
};

/** The id under which the embed names one of its operations. */
export function documentId(operationName: string): string {
  const begins = new RegExp(`^(query|mutation|subscription) ${operationName}\\b`);
  const [hash] = Object.entries(documents.public).find(([, text]) => begins.test(text)) ?? [];
  if (hash === undefined) throw new Error(`There is no trusted document called ${operationName}.`);
  return `sha256:${hash}`;
}

/** Path and query of an anonymous read. */
export function readPath(operationName: string, variables: object): string {
  const search = new URLSearchParams({ documentId: documentId(operationName), variables: JSON.stringify(variables) });
  return `/api/graphql?${search.toString()}`;
}
