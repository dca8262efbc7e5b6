import { type PageSignIn } from '../page/page-sign-in.js';
import { type Session } from '../../shared/session.js';
import { type SharedLive } from '../live/shared-live.js';

/** One Talk as a page sees it: shared by all streams of the page that read from it. */
export interface TalkServer {
  readonly origin: string;
  /** Of the public GraphQL endpoint. */
  readonly url: string;
  /** Who is signed in. The first `Visit` opens it: the first comments are the same for everybody. */
  session?: Session;
  /** Where the page says who reads. */
  pageSignIn?: PageSignIn;
  /** The page's one live connection. */
  live?: SharedLive;
}

const servers = new Map<string, TalkServer>();

export function talkServer(origin: string): TalkServer {
  let server = servers.get(origin);
  if (!server) servers.set(origin, (server = { origin, url: `${origin}/api/graphql` }));
  return server;
}
