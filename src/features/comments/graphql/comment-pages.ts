import { z } from 'zod';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { checkedFirst, mapPage, type Page, pageFromEnd, pageOf } from '../../../core/graphql/connection/page.js';
import { type CommentOrder, commentOrders, type ListedComment } from '../comment.js';
import type { StoryMode } from '../../settings/index.js';
import { type Position, positionOf } from '../comment-pages.repository.js';
import type { PageRequest } from '../comments.queries.js';
import type { CommentPageArgs } from './comment.inputs.js';
import { toCommentModel } from './comment.mapper.js';
import type { CommentModel } from './comment.models.js';

/** Order, sort key and id: a cursor of one order means nothing in another. */
const cursorShape = z.tuple([z.enum(commentOrders), numericKey, z.string().max(64)]);

const pageSize = 20;

/** @throws BAD_INPUT for a page size out of bounds, BAD_CURSOR for a cursor of another order or made up */
export function pageRequest(args: { first: number; after?: string | null; orderBy: CommentOrder }): PageRequest {
  const first = checkedFirst(args.first);
  return { first, order: args.orderBy, ...(args.after ? { after: positionIn(args.after, args.orderBy) } : {}) };
}

/** A chat has its newest comment at the bottom, everything else at the top. */
export function defaultOrder(mode: StoryMode): CommentOrder {
  return mode === 'CHAT' ? 'CREATED_AT_ASC' : 'CREATED_AT_DESC';
}

/**
 * A page of a story's comments, from the beginning of the order or from its end.
 *
 * @throws BAD_INPUT for a page size out of bounds, both directions at once, or an order that questions do not have;
 *   BAD_CURSOR
 */
export function storyPageRequest(args: CommentPageArgs, mode: StoryMode): PageRequest {
  const order = args.orderBy ?? defaultOrder(mode);
  const answered = args.answered ?? undefined;
  const isForwards = (args.first ?? args.after ?? undefined) !== undefined;
  const isFromEnd = (args.last ?? args.before ?? undefined) !== undefined;
  const isBackwards = isFromEnd || (mode === 'CHAT' && !args.orderBy && !isForwards);
  if (isForwards && isBackwards) throw coreError('BAD_INPUT', { problem: 'Name first and after, or last and before.' });
  if (answered !== undefined && order !== 'CREATED_AT_DESC' && order !== 'CREATED_AT_ASC') {
    throw coreError('BAD_INPUT', { problem: 'Questions are ordered by time, newest or oldest first.' });
  }
  const cursor = isBackwards ? args.before : args.after;
  return {
    first: isBackwards ? checkedFirst(args.last ?? pageSize, 'last') : checkedFirst(args.first ?? pageSize),
    order,
    isBackwards,
    answered,
    ...(cursor ? { after: positionIn(cursor, order) } : {}),
  };
}

export function commentPage(
  rows: readonly ListedComment[],
  { first, after, order, isBackwards, asOf }: PageRequest,
): Page<CommentModel> {
  const cursorIn = (comment: ListedComment) => cursorOf(comment, order);
  const page = isBackwards ? pageFromEnd(rows, first, after !== undefined, cursorIn) : pageOf(rows, first, cursorIn);
  return mapPage(page, (comment) => toCommentModel(comment, asOf));
}

export function cursorOf(
  comment: Pick<ListedComment, 'id' | 'createdAt' | 'replyCount' | 'signals'> &
    Partial<Pick<ListedComment, 'constructive'>>,
  order: CommentOrder,
): string {
  const { key, id } = positionOf(comment, order);
  return encodeCursor([order, key, id]);
}

function positionIn(cursor: string, order: CommentOrder): Position {
  const shape = cursorShape.refine(([cursorOrder]) => cursorOrder === order);
  const [, key, id] = decodeCursor(cursor, shape);
  return { key, id };
}
