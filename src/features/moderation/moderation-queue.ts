import { commentQueues, type CommentQueue } from '../comments/index.js';

/** The queues that moderators work off; which comment stands in which is the comments' own rule (`queuesOf`). */
export const moderationQueues = commentQueues;
export type ModerationQueue = CommentQueue;
