import { useSyncExternalStore } from 'react';
import { sendOperation } from '../shared/graphql-send.js';
import { type Operation } from '../shared/operation.js';
import { Session, type SignedIn } from '../shared/session.js';

/** A moderator's session ends with the tab, unless they asked to be kept signed in on this device. */
class AdminSession extends Session {
  /** Decided by the sign-in form before it sets the session. */
  isKept = true;

  protected override write(signedIn: SignedIn | null): void {
    sessionStorage.removeItem(this.key);
    localStorage.removeItem(this.key);
    if (signedIn) (this.isKept ? localStorage : sessionStorage).setItem(this.key, JSON.stringify(signedIn));
  }

  protected override read(): string | null {
    return sessionStorage.getItem(this.key) ?? localStorage.getItem(this.key);
  }
}

export const session = new AdminSession('talk:admin-session');

/** @throws ClientError */
export function send<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  return sendOperation('/admin/api/graphql', session, operation, variables);
}

/** Who is signed in, kept up to date across tabs. */
export function useSignedIn(): SignedIn | null {
  return useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.current,
  );
}
