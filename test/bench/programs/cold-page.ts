import { createServer } from 'node:http';
import mongoose from 'mongoose';
import { listenOnLoopback } from '../listen.js';
import { programOptions, ready } from '../program.js';

interface StoredComment {
  readonly _id: string;
  readonly parentId: string | null;
  readonly authorId: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly editedAt?: Date;
  readonly replyCount: number;
}

interface StoredStory {
  readonly _id: string;
  readonly counts: { readonly visible?: number };
  readonly log: { readonly seq: number };
}

interface StoredUser {
  readonly _id: string;
  readonly username: string;
  readonly role: string;
}

const { mongoUrl, id } = programOptions<{ mongoUrl: string; id: string }>();
const client = await mongoose.mongo.MongoClient.connect(mongoUrl);
const database = client.db('talk');
const stories = database.collection<StoredStory>('stories');
const comments = database.collection<StoredComment>('comments');
const users = database.collection<StoredUser>('users');

const projection = { parentId: 1, authorId: 1, body: 1, createdAt: 1, editedAt: 1, replyCount: 1 };

const known = new Map<string, StoredUser>();
let forgetAt = 0;

const server = createServer((_request, response) => {
  void page(20).then((answer) => {
    const bytes = Buffer.from(JSON.stringify(answer));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
    response.end(bytes);
  });
});

ready({ url: await listenOnLoopback(server) });

/** The same queries as Talk's, and by hand what GraphQL makes of them. */
async function page(first: number): Promise<object> {
  const [story, parents] = await Promise.all([stories.findOne({ _id: id }), topLevel(first + 1)]);
  const shown = parents.slice(0, first);
  const replies = await firstReplies(shown.map(({ _id }) => _id));
  const authorIds = [...new Set([...shown, ...replies].map(({ authorId }) => authorId))];
  const authorById = await authorsOf(authorIds);
  const repliesByParent = new Map(shown.map(({ _id }) => [_id, [] as StoredComment[]]));
  for (const reply of replies) repliesByParent.get(reply.parentId!)!.push(reply);
  const show = (comment: StoredComment) => {
    const { _id, parentId, body, createdAt, editedAt = null, replyCount, authorId } = comment;
    const { username, role } = authorById.get(authorId)!;
    return {
      id: _id,
      parentID: parentId,
      body,
      createdAt,
      editedAt,
      replyCount,
      author: { id: authorId, username, role },
    };
  };
  const connection = (rows: readonly StoredComment[], limit: number, more: (row: StoredComment) => object) => ({
    nodes: rows.slice(0, limit).map((row) => ({ ...show(row), ...more(row) })),
    pageInfo: { hasNextPage: rows.length > limit, endCursor: cursorOf(rows[Math.min(limit, rows.length) - 1]) },
  });
  return {
    data: {
      story: {
        id,
        isClosed: false,
        commentCount: story!.counts.visible ?? 0,
        lastEventID: String(story!.log.seq),
        settings: { maxCommentLength: 5_000 },
        comments: connection(parents, first, ({ _id }) => ({
          replies: connection(repliesByParent.get(_id)!, 3, () => ({})),
        })),
      },
      endpoints: { live: 'http://127.0.0.1:3000' },
    },
  };
}

/** Remembers people for as long as Talk does, or the two would not ask the same queries. */
async function authorsOf(ids: readonly string[]): Promise<ReadonlyMap<string, StoredUser>> {
  if (performance.now() > forgetAt) {
    known.clear();
    forgetAt = performance.now() + 2_000;
  }
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  const found = users.find({ _id: { $in: missing } }, { projection: { username: 1, role: 1 } });
  for (const author of await found.toArray()) known.set(author._id, author);
  return known;
}

function topLevel(limit: number): Promise<StoredComment[]> {
  return comments
    .find({ storyId: id, parentId: null, visible: true } as object, { projection })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .toArray();
}

function firstReplies(parentIds: readonly string[]): Promise<StoredComment[]> {
  const [first, ...others] = parentIds.map((parentId) => [
    { $match: { storyId: id, parentId, visible: true } },
    { $sort: { createdAt: 1, _id: 1 } },
    { $limit: 4 },
    { $project: projection },
  ]);
  const unions = others.map((pipeline) => ({ $unionWith: { coll: 'comments', pipeline } }));
  return comments.aggregate<StoredComment>([...first!, ...unions]).toArray();
}

function cursorOf(comment: StoredComment | undefined): string | null {
  if (!comment) return null;
  return Buffer.from(JSON.stringify([comment.createdAt.getTime(), comment._id])).toString('base64url');
}
