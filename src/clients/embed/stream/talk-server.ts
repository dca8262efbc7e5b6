import { Session } from '../../shared/session.js';

/** One Talk as a page sees it: shared by all streams of the page that read from it. */
export interface TalkServer {
  /** Of the public GraphQL endpoint. */
  readonly url: string;
  readonly session: Session;
}

const servers = new Map<string, TalkServer>();

export function talkServer(origin: string): TalkServer {
  let server = servers.get(origin);
  if (!server)
    servers.set(origin, (server = { url: `${origin}/api/graphql`, session: new Session(`talk:session:${origin}`) }));
  return server;
}
