import { type Comment, isShown, type ListedComment, noSignals, queuesOf } from './comment.js';
import { constructiveness } from './constructiveness.js';
import type { CommentDocument } from './comment.schema.js';

/** Only what the rest of Talk may know of a stored comment. */
export function toComment(document: CommentDocument): Comment {
  const { _id, parentId, visible: _visible, queues: _queues, answered: _answered, ...stored } = document;
  const { unsettled: _unsettled, repliesSeq: _seq, review: _review, sender: _sender, ...kept } = stored;
  const { constructive: _constructive, ...comment } = kept;
  return { ...withDefaults(comment), id: _id, parentId: parentId ?? undefined };
}

/** Comments of an earlier version lack what it did not know; `talk counts repair` gives them their queues and counters. */
export function withDefaults<Fields extends Pick<CommentDocument, 'settled'>>(fields: Fields): Fields {
  const settled = { ...fields.settled, queues: fields.settled.queues ?? [], counted: fields.settled.counted ?? {} };
  return { tags: [], owed: [], signals: noSignals, flagged: false, ...fields, settled };
}

/** What is stored beside a comment's own fields so that indexes serve pages and queues. */
export function placeOf(comment: Comment): Pick<CommentDocument, 'visible' | 'queues' | 'answered' | 'constructive'> {
  const constructive = constructiveness(comment).score;
  const place = { visible: isShown(comment), queues: queuesOf(comment), constructive };
  if (comment.parentId) return place;
  return { ...place, answered: comment.tags.some(({ name }) => name === 'ANSWERED') };
}

/** The fields that `toListedComment` needs, for a query's projection. */
export const listedFields = {
  siteId: 1,
  storyId: 1,
  parentId: 1,
  authorId: 1,
  body: 1,
  createdAt: 1,
  editedAt: 1,
  replyCount: 1,
  tags: 1,
  signals: 1,
  rating: 1,
  constructive: 1,
} as const;

export type ListedDocument = Pick<CommentDocument, '_id' | keyof typeof listedFields>;

export function toListedComment(document: ListedDocument): ListedComment {
  return {
    id: document._id,
    siteId: document.siteId,
    storyId: document.storyId,
    parentId: document.parentId ?? undefined,
    authorId: document.authorId,
    body: document.body,
    createdAt: document.createdAt,
    editedAt: document.editedAt,
    replyCount: document.replyCount,
    tags: document.tags ?? [],
    signals: document.signals ?? noSignals,
    rating: document.rating,
    constructive: document.constructive ?? 0,
  };
}
