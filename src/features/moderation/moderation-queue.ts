import type { CommentStatus } from '../comments/index.js';

/** PENDING waits for a decision before readers see it; UNMODERATED is published and nobody has looked yet. */
export const moderationQueues = ['PENDING', 'UNMODERATED', 'APPROVED', 'REJECTED'] as const;
export type ModerationQueue = (typeof moderationQueues)[number];

const statuses: Record<ModerationQueue, readonly CommentStatus[]> = {
  PENDING: ['PREMOD', 'SYSTEM_WITHHELD'],
  UNMODERATED: ['NONE'],
  APPROVED: ['APPROVED'],
  REJECTED: ['REJECTED'],
};

/** The statuses of the comments in a queue. */
export function statusesIn(queue: ModerationQueue): readonly CommentStatus[] {
  return statuses[queue];
}

export function queueOf(status: CommentStatus): ModerationQueue {
  switch (status) {
    case 'PREMOD':
    case 'SYSTEM_WITHHELD':
      return 'PENDING';
    case 'NONE':
      return 'UNMODERATED';
    case 'APPROVED':
    case 'REJECTED':
      return status;
  }
}
