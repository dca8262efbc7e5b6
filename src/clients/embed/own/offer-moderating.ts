import { answerOf } from '../../shared/graphql-read.js';
import { type ReachResult } from '../moderating/generated/operations.js';
import { Reach } from '../moderating/generated/reach.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type TalkServer } from '../stream/talk-server.js';

/** Behind a firewall nothing answers at all, for as long as a browser waits. */
const patienceMs = 8_000;

interface Asked {
  readonly key: string;
  readonly answers: Promise<boolean>;
}

const asked = new WeakMap<TalkServer, Asked>();

/**
 * Gives a moderator their tools where the admin surface can be reached from this browser and takes their session. It is
 * asked once a page for each person; where it does not answer, the stream is a reader's, and nothing is said about it.
 *
 * @param url base URL of the admin surface, which the server tells moderators of this story only
 */
export async function offerModerating(controller: StreamController, url: string): Promise<void> {
  const { server, parts } = controller;
  const viewerID = controller.state.viewer?.id;
  if (!viewerID) return;
  const key = `${viewerID} ${url}`;
  let known = asked.get(server);
  if (known?.key !== key) asked.set(server, (known = { key, answers: reaches(server, url, viewerID) }));
  if (!(await known.answers)) return;
  parts.moderating ??= (await import('../moderating/moderating.js')).moderating;
  if (controller.state.viewer?.id === viewerID) await parts.moderating.begin(controller, url);
}

async function reaches({ session }: TalkServer, url: string, viewerID: string): Promise<boolean> {
  const token = session!.current?.token;
  try {
    const { viewer } = await answerOf<ReachResult>(`${url}/admin/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ ...Reach, variables: {} }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return viewer?.id === viewerID;
  } catch {
    return false;
  }
}
