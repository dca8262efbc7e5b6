import { compare, rowsOf } from '../compare.js';
import { readPath } from '../documents.js';
import { httpLoad } from '../http-load.js';
import type { Scenario } from '../scenario.js';

const connections = 20;
/** Set anew by every server. */
const ownHeaders = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);

/** What most readers cause: the embed's first page of a busy story, answered from bytes. */
export const streamCached: Scenario = {
  name: 'stream-cached',
  title: "anonymous GET of a story with 1,000 comments, cached; bare: Node's http with the same bytes and headers",
  run: async (lab) => {
    const newsroom = await lab.newsroom();
    const id = await newsroom.busyStory();
    const web = await lab.talk(['serve']);
    const path = readPath('StoryStream', { id, orderBy: 'CREATED_AT_DESC', first: 20 });

    const answer = await fetch(web.url + path);
    const body = await answer.text();
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ownHeaders.has(name)));
    const bare = await lab.program<{ url: string }>('same-bytes', { body, headers });

    const isRight = (text: string) => text.length === body.length;
    const load = (url: string) => httpLoad({ url, connections, request: { path }, isRight });
    const comparison = await compare(
      { pid: web.child.pid!, run: load(web.url) },
      { pid: bare.pid, run: load(bare.facts.url) },
      lab.pace,
    );
    return rowsOf(comparison, 'read', 0.8);
  },
};
