import { z } from 'zod';
import { coreError } from '../../errors/core.errors.js';

const namesDocument = { documentId: z.string().max(80).nullish() };

const operationRequest = z
  .object({
    ...namesDocument,
    query: z.string().nullish(),
    operationName: z.string().max(200).nullish(),
    variables: z.record(z.string(), z.unknown()).nullish(),
    extensions: z.object(namesDocument).nullish(),
  })
  .transform(({ documentId, query, operationName, variables, extensions }) => ({
    documentId: documentId ?? extensions?.documentId ?? undefined,
    query: query || undefined,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
  }));

/** What a client asks for, over whichever transport: a registered document by its id, or the text of its own. */
export type OperationRequest = z.infer<typeof operationRequest>;

/** @throws TalkError `BAD_INPUT` for anything that is no GraphQL request, batches included */
export function parseOperationRequest(body: unknown): OperationRequest {
  const outcome = operationRequest.safeParse(body);
  if (outcome.success) return outcome.data;
  const fields = outcome.error.issues.map(({ path }) => path.join('.')).filter((path) => path !== '');
  const problem =
    fields.length > 0 ? `Cannot read ${fields.join(', ')} of the request.` : 'The request is no JSON object.';
  throw coreError('BAD_INPUT', { problem });
}

/** Reads `documentId`, `operationName` and `variables` from a query string; a text of one's own has to be posted. */
export function parseOperationSearch(search: URLSearchParams): OperationRequest {
  const variables = search.get('variables');
  return parseOperationRequest({
    documentId: search.get('documentId'),
    operationName: search.get('operationName'),
    variables: variables === null || variables === '' ? undefined : parseJson(variables),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw coreError('BAD_INPUT', { problem: 'The variables are no JSON.' });
  }
}
