import { z } from 'zod';
import { coreError } from '../../../core/errors/core.errors.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, type Page, pageOf } from '../../../core/graphql/connection/page.js';
import { type Comment, type Position, positionOf, type QueueFilter } from '../../comments/index.js';
import { type QueueOrder, queueOrders } from '../moderation-queue.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import type { ModerationFilterFields } from './moderation.inputs.js';
import type { ModeratedCommentModel } from './moderation.models.js';

/** Characters; ids, sections and languages are all shorter. */
const longestValue = 200;

/** Order, sort key and id: a cursor of one order means nothing in another. */
const cursorShape = z.tuple([z.enum(queueOrders), numericKey, z.string().max(64)]);

export interface QueuePage {
  readonly first: number;
  readonly order: QueueOrder;
  readonly after?: Position;
}

/** @throws BAD_INPUT for a page size out of bounds, BAD_CURSOR for a cursor of another order or made up */
export function queuePage(args: { first: number; after?: string | null; orderBy: QueueOrder }): QueuePage {
  const first = checkedFirst(args.first);
  if (!args.after) return { first, order: args.orderBy };
  const [order, key, id] = decodeCursor(
    args.after,
    cursorShape.refine(([cursorOrder]) => cursorOrder === args.orderBy),
  );
  return { first, order, after: { key, id } };
}

export function moderatedPage(rows: readonly Comment[], { first, order }: QueuePage): Page<ModeratedCommentModel> {
  const cursorOf = (comment: Comment) => {
    const { key, id } = positionOf(comment, order);
    return encodeCursor([order, key, id]);
  };
  return mapPage(pageOf(rows, first, cursorOf), toModeratedComment);
}

/** @throws BAD_INPUT for a value that is longer than any there can be */
export function queueFilter(fields: ModerationFilterFields): QueueFilter {
  const { queue, siteID, storyID, section, authorID, reason, tag, language } = fields;
  const given = [siteID, storyID, section, authorID, tag, language];
  if (given.some((value) => (value?.length ?? 0) > longestValue)) {
    throw coreError('BAD_INPUT', {
      problem: `A filter has at most ${longestValue} characters.`,
    });
  }
  return {
    queue,
    ...(siteID ? { siteIds: [siteID] } : {}),
    ...(storyID ? { storyId: storyID } : {}),
    ...(section ? { section } : {}),
    ...(authorID ? { authorId: authorID } : {}),
    ...(reason ? { reason } : {}),
    ...(tag ? { tag } : {}),
    ...(language ? { language } : {}),
  };
}
