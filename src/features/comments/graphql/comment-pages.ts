import { z } from 'zod';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, type Page, pageOf } from '../../../core/graphql/connection/page.js';
import { type CommentOrder, commentOrders, type ListedComment } from '../comment.js';
import { positionOf } from '../comment-pages.repository.js';
import type { PageRequest } from '../comments.queries.js';
import { toCommentModel } from './comment.mapper.js';
import type { CommentModel } from './comment.models.js';

/** Order, sort key and id: a cursor of one order means nothing in another. */
const cursorShape = z.tuple([z.enum(commentOrders), numericKey, z.string().max(64)]);

/** @throws BAD_INPUT for a page size out of bounds, BAD_CURSOR for a cursor of another order or made up */
export function pageRequest(args: { first: number; after?: string | null; orderBy: CommentOrder }): PageRequest {
  const first = checkedFirst(args.first);
  if (!args.after) return { first, order: args.orderBy };
  const [order, key, id] = decodeCursor(
    args.after,
    cursorShape.refine(([cursorOrder]) => cursorOrder === args.orderBy),
  );
  return { first, order, after: { key, id } };
}

export function commentPage(rows: readonly ListedComment[], { first, order, asOf }: PageRequest): Page<CommentModel> {
  return mapPage(
    pageOf(rows, first, (comment) => cursorOf(comment, order)),
    (comment) => toCommentModel(comment, asOf),
  );
}

export function cursorOf(
  comment: Pick<ListedComment, 'id' | 'createdAt' | 'replyCount' | 'signals'>,
  order: CommentOrder,
): string {
  const { key, id } = positionOf(comment, order);
  return encodeCursor([order, key, id]);
}
