import { commentQueues, type CommentQueue } from '../comments/index.js';

/** The queues that moderators work off; which comment stands in which is the comments' own rule (`queuesOf`). */
export const moderationQueues = commentQueues;
export type ModerationQueue = CommentQueue;

/** Newest first, or oldest first for those who work off what has waited longest. */
export const queueOrders = ['CREATED_AT_DESC', 'CREATED_AT_ASC'] as const;
export type QueueOrder = (typeof queueOrders)[number];
