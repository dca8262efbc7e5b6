import { SignOut } from '../generated/account.js';
import { type TalkServer } from '../stream/talk-server.js';
import { send } from '../writing/send.js';

/** Revokes the token where the server can be reached, and forgets it in any case. */
export async function signOut(server: TalkServer): Promise<void> {
  server.pageSignIn?.forget();
  try {
    await send(server, SignOut, { input: {} });
  } catch {
    // The person asked to be signed out here; the token ends by itself.
  }
  server.session?.set(null);
}
