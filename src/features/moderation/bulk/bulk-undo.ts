import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { EventBus } from '../../../core/events/event-bus.js';
import { CommentChanged, CommentDecided, commentRecord, CommentsRepository } from '../../comments/index.js';
import type { BulkItem, BulkOperation } from './bulk.js';
import { BulkRepository } from './bulk.repository.js';

const pageSize = 100;

/** Puts comments back to what they were before a bulk operation, unless somebody has changed them since. */
@Injectable()
export class BulkUndo {
  constructor(
    private readonly repository: BulkRepository,
    private readonly comments: CommentsRepository,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** A page of the operation. @returns whether there may be more to do */
  async run(operation: BulkOperation): Promise<boolean> {
    const items = await this.repository.findItems(operation.id, 'DONE', pageSize);
    for (const item of items) {
      const isUndone = await this.restore(operation, item);
      await this.repository.endItem(item, isUndone ? 'UNDONE' : 'KEPT');
    }
    if (items.length > 0) return true;
    await this.repository.move(operation.id, 'UNDOING', 'UNDONE', this.clock.now());
    return false;
  }

  private async restore({ moderatorId: by }: BulkOperation, { commentId, before, transitionAfter }: BulkItem) {
    const at = this.clock.now();
    const { status, flagged, decision, openReports } = before;
    const outcome = await this.comments.modify(commentId, at, (comment) => {
      if (comment.deletedAt || comment.movingTo || comment.transition !== transitionAfter) return undefined;
      return {
        status,
        flagged,
        decision,
        signals: { ...comment.signals, openReports },
        owed: [...comment.owed, commentRecord(comment, 'COMMENT_BULK_UNDONE', { by, at, to: status })],
      };
    });
    if (!outcome) return false;
    const { comment, changed } = outcome;
    if (changed) {
      await this.events.emit(new CommentChanged(comment.storyId, comment.siteId));
      await this.events.emit(new CommentDecided(comment.id));
    }
    // Undone before a crash, but not ticked off.
    const wasUndone = comment.transition === transitionAfter! + 1 && comment.decision?.id === decision?.id;
    return changed || (wasUndone && comment.status === status);
  }
}
