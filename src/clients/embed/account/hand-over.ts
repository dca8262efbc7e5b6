import { ClientError } from '../../shared/client-error.js';
import { RedeemSignInCode } from '../generated/hand-over.js';
import { type TalkServer } from '../stream/talk-server.js';
import { send } from '../writing/send.js';

/**
 * The asking half of a hand-over: this page, of the newsroom's origin, has Talk's own page sign somebody in and gets a
 * code for it. `state` says that the answer is to this question; `verifier` never leaves this page until the code is
 * redeemed, so that a code is worth nothing to whoever else may see it (RFC 7636).
 */
export interface Question {
  readonly state: string;
  readonly verifier: string;
  readonly challenge: string;
}

interface Kept extends Pick<Question, 'state' | 'verifier'> {
  /** The fragment that the page's address had before. */
  readonly hash: string;
}

export async function newQuestion(): Promise<Question> {
  const verifier = randomText();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { state: randomText(), verifier, challenge: base64url(new Uint8Array(digest)) };
}

/** The address of Talk's own page, in a window that was opened from here. */
export function popupAddress({ origin }: TalkServer, { state, challenge }: Question, language: string): string {
  return `${origin}/account?${new URLSearchParams({ origin: location.origin, state, challenge, lang: language })}`;
}

/**
 * Waits for the word of the window that was opened. Only that window, of Talk's origin, with the state that it was
 * given, is listened to.
 *
 * @returns a function that stops the listening
 */
export function listenForCode(
  { origin }: TalkServer,
  { state }: Question,
  popup: () => Window | null,
  onCode: (code: string) => void,
): () => void {
  const listener = (event: MessageEvent<unknown>): void => {
    if (event.origin !== origin || event.source === null || event.source !== popup()) return;
    const { data } = event;
    if (typeof data !== 'object' || data === null || !('talkCode' in data) || !('state' in data)) return;
    if (data.state === state && typeof data.talkCode === 'string') onCode(data.talkCode);
  };
  addEventListener('message', listener);
  return () => removeEventListener('message', listener);
}

/** Leaves this page for Talk's own, which comes back here. What is being written is kept by its draft. */
export function leaveForSignIn(server: TalkServer, { state, verifier, challenge }: Question, language: string): void {
  const { origin, pathname, search, hash } = location;
  const kept: Kept = { state, verifier, hash };
  sessionStorage.setItem(keyOf(server), JSON.stringify(kept));
  const query = new URLSearchParams({ return: origin + pathname + search, state, challenge, lang: language });
  location.assign(`${server.origin}/account?${query}`);
}

/**
 * Back from Talk's own page, with a code in the address: takes it out of there and redeems it. A code that nobody here
 * asked for is left alone.
 *
 * @throws ClientError
 */
export async function resumeSignIn(server: TalkServer): Promise<void> {
  const [, code, state] = /^#talk-code=([\w-]{1,64})&talk-state=([\w-]{1,64})$/.exec(location.hash) ?? [];
  const kept = takeKept(server);
  if (!code || !kept || kept.state !== state) return;
  history.replaceState(history.state, '', location.pathname + location.search + kept.hash);
  await redeem(server, code, kept.verifier);
}

/** @throws ClientError */
export async function redeem(server: TalkServer, code: string, verifier: string): Promise<void> {
  server.session?.set((await send(server, RedeemSignInCode, { input: { code, verifier } })).redeemSignInCode);
}

function takeKept(server: TalkServer): Kept | null {
  try {
    const text = sessionStorage.getItem(keyOf(server));
    sessionStorage.removeItem(keyOf(server));
    return JSON.parse(text ?? 'null') as Kept | null;
  } catch {
    throw new ClientError('INTERNAL');
  }
}

function keyOf({ origin }: TalkServer): string {
  return `talk:sign-in:${origin}`;
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
