import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import mongoose from 'mongoose';
import { listenOnLoopback } from '../listen.js';
import { programOptions, ready } from '../program.js';

interface Post {
  readonly variables: { readonly input: { readonly storyID: string; readonly body: string } };
}

const { mongoUrl } = programOptions<{ mongoUrl: string }>();
const client = await mongoose.mongo.MongoClient.connect(mongoUrl);
const talk = client.db('talk').collection('comments');
const comments = client
  .db('bare')
  .collection<{ _id: string }>('comments', { writeConcern: { w: 'majority', journal: true } });

for (const { key, v: _version, ns: _namespace, ...options } of await talk.indexes()) {
  if (options.name !== '_id_') await comments.createIndex(key, options);
}

const server = createServer((request, response) => {
  void insert(request).then((comment) => {
    const bytes = Buffer.from(JSON.stringify({ data: { createComment: { comment } } }));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
    response.end(bytes);
  });
});

ready({ url: await listenOnLoopback(server) });

/** A document with the fields of Talk's, so that the indexes have as much to do. */
async function insert(request: IncomingMessage): Promise<object> {
  const { storyID: storyId, body } = ((await json(request)) as Post).variables.input;
  const createdAt = new Date();
  const document = {
    _id: randomUUID(),
    siteId: 'site',
    storyId,
    parentId: null,
    depth: 0,
    authorId: 'author',
    body,
    revisions: [{ body, createdAt }],
    status: 'NONE',
    visible: true,
    createdAt,
    changedAt: createdAt,
    replyCount: 0,
    repliesSeq: 0,
    reasons: [],
    review: { revision: 0, waitingSince: createdAt },
    transition: 1,
    unsettled: true,
    settled: { transition: 0, status: null, seq: 0, enteredSeq: 0 },
  };
  await comments.insertOne(document);
  const author = { id: 'author', username: 'author', role: 'COMMENTER' };
  const comment = { id: document._id, parentID: null, body, createdAt, editedAt: null, replyCount: 0, author };
  return { status: document.status, editableUntil: createdAt, comment };
}
