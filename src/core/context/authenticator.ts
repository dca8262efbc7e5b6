import type { Actor } from './actor.js';

/** Turns an access token into the person it stands for. The auth feature binds it; every transport asks it. */
export abstract class Authenticator {
  /**
   * @param token what followed `Bearer`, or nothing for a reader who is not signed in
   * @returns the person as the database knows them now; `anonymous` without a token
   * @throws TalkError `TOKEN_INVALID` for a forged, expired or revoked token
   */
  abstract authenticate(token: string | undefined): Promise<Actor>;
}
