/** The page of the newsroom that somebody came from, and goes back to when signed in. */
export interface Destination {
  readonly kind: 'popup' | 'redirect';
  readonly origin: string;
  /** Where `redirect` leads; the server has made sure that a site permits its origin. */
  readonly returnURL: string | undefined;
  readonly state: string;
  readonly challenge: string;
}

const word = /^[\w-]{1,64}$/;

/** Reads where a session is to be handed, from the query of this page's address; null where it just is a page. */
export function destinationOf(search: string): Destination | null {
  const query = new URLSearchParams(search);
  const [state, challenge] = [query.get('state') ?? '', query.get('challenge') ?? ''];
  if (!word.test(state) || !word.test(challenge)) return null;
  const origin = query.get('origin');
  if (origin !== null) return { kind: 'popup', origin, returnURL: undefined, state, challenge };
  const url = returnURLOf(search);
  return url && { kind: 'redirect', origin: url.origin, returnURL: url.href, state, challenge };
}

/** The page to go back to, without what an address may hide: a name, a password, a fragment. */
export function returnURLOf(search: string): URL | null {
  const text = new URLSearchParams(search).get('return') ?? '';
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** The address to go back to with a code: in the fragment, which no server and no referrer gets to see. */
export function addressWithCode(returnURL: string, code: string, state: string): string {
  return `${returnURL}#talk-code=${code}&talk-state=${state}`;
}
