import { randomUUID } from 'node:crypto';
import type { RequestOptions } from 'autocannon';
import { compare, rowsOf } from '../compare.js';
import { documentId } from '../documents.js';
import { httpLoad } from '../http-load.js';
import { commentBody, type Reader } from '../newsroom.js';
import type { Row } from '../report.js';
import { TappedTalk } from '../round-trips.js';
import type { Scenario } from '../scenario.js';

const connections = 10;
const maxRoundTrips = 4;

/** Signed-in readers write under one story. */
export const postComment: Scenario = {
  name: 'post-comment',
  title: 'createComment of signed-in readers; bare: http + one journaled insert with the same indexes',
  run: async (lab) => {
    const newsroom = await lab.newsroom();
    const id = await newsroom.story('post');
    const tapped = await TappedTalk.open(lab);
    const [reader] = newsroom.readers;
    const roundTrips = await tapped.before(async () => {
      const { path, ...request } = post(id, reader!);
      await fetch(tapped.talk.url + path, request);
    });
    await lab.tidy();

    const web = await lab.talk(['serve']);
    const bare = await lab.program<{ url: string }>('insert-comment', lab.services);
    let turn = 0;
    const load = (url: string) =>
      httpLoad({
        url,
        connections,
        request: () => post(id, newsroom.readers[turn++ % newsroom.readers.length]!),
        isRight: (body) => body.startsWith('{"data":{"createComment":{'),
      });
    const comparison = await compare(
      { pid: web.child.pid!, run: load(web.url) },
      { pid: bare.pid, run: load(bare.facts.url) },
      lab.pace,
    );
    const waited: Row = {
      figure: 'Mongo round trips before the answer',
      talk: roundTrips.inSequence,
      bare: '1',
      aim: { atMost: maxRoundTrips },
      aimed: roundTrips.most,
      note: roundTrips.description,
    };
    return [...rowsOf(comparison, 'post'), waited];
  },
};

let posts = 0;

function post(storyID: string, { token, address }: Reader): RequestOptions & { readonly path: string } {
  const input = { storyID, body: commentBody(posts++), clientMutationID: randomUUID() };
  return {
    method: 'POST',
    path: '/api/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-forwarded-for': address },
    body: JSON.stringify({ documentId: documentId('CreateComment'), variables: { input } }),
  };
}
