import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { isModerator } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { derivedId } from '../../../core/database/ids.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import { type Comment, CommentDecisionsService, CommentsQueries } from '../../comments/index.js';
import { userActor, UsersQueries } from '../../users/index.js';
import { ClaimsService } from '../claims/claims.service.js';
import { type BulkItem, type BulkOperation, mostInBulk } from './bulk.js';
import { BulkRepository } from './bulk.repository.js';
import { BulkSelections, cursorOf } from './bulk-selection.js';

const pageSize = 100;

/**
 * Acts on the comments of an operation. Each comment is written down as it was, then decided, then ticked off: after a
 * crash the next turn first ends what was begun. A comment that a colleague has claimed is theirs, and fails.
 */
@Injectable()
export class BulkRunner {
  constructor(
    private readonly repository: BulkRepository,
    private readonly selections: BulkSelections,
    private readonly comments: CommentsQueries,
    private readonly decisions: CommentDecisionsService,
    private readonly claims: ClaimsService,
    private readonly users: UsersQueries,
    private readonly clock: Clock,
  ) {}

  /** A page of the operation. @returns whether there may be more to do */
  async run(operation: BulkOperation): Promise<boolean> {
    const { id, read } = operation;
    const ctx = await this.contextOf(operation);
    if (!ctx) {
      await this.repository.move(id, 'RUNNING', 'STOPPED', this.clock.now());
      return false;
    }
    await this.finishOpen(ctx, operation);
    const found = read < mostInBulk ? await this.selections.next(operation, pageSize) : [];
    if (found.length === 0) {
      await this.repository.move(id, 'RUNNING', 'DONE', this.clock.now());
      return false;
    }
    await this.repository.insertItems(found.map((comment) => itemOf(id, comment)));
    await this.repository.advance(id, read, read + found.length, cursorOf(found.at(-1)!));
    await this.finishOpen(ctx, operation);
    return true;
  }

  private async finishOpen(ctx: RequestContext, operation: BulkOperation): Promise<void> {
    for (;;) {
      const items = await this.repository.findItems(operation.id, 'OPEN', pageSize);
      if (items.length === 0) return;
      const ids = items.map(({ commentId }) => commentId);
      const [now, claims] = [await this.comments.byIds(ids), await this.claims.live(ids)];
      const claimed = new Set(
        claims.filter(({ moderatorId }) => moderatorId !== operation.moderatorId).map(({ commentId }) => commentId),
      );
      for (const [index, item] of items.entries()) {
        await this.finishItem(ctx, operation, item, now[index], claimed.has(item.commentId));
      }
      // As after a single decision: whoever has acted on a comment has no claim on it any more.
      await this.claims.giveUp(operation.moderatorId, ids);
    }
  }

  private async finishItem(
    ctx: RequestContext,
    operation: BulkOperation,
    item: BulkItem,
    now: Comment | undefined,
    isClaimed: boolean,
  ): Promise<void> {
    if (now && isOutcome(operation, item, now)) {
      // Decided before a crash, but not ticked off.
      return this.repository.endItem(item, 'DONE', now.transition);
    }
    // Changed since it was written down: whoever did that has looked at it.
    if (!now || now.deletedAt || now.transition !== item.before.transition) {
      return this.repository.endItem(item, 'LEFT');
    }
    if (isClaimed) return this.repository.endItem(item, 'FAILED');
    try {
      const after = await this.act(ctx, operation, item.commentId);
      const isOurs = isOutcome(operation, item, after);
      await this.repository.endItem(item, isOurs ? 'DONE' : 'LEFT', isOurs ? after.transition : undefined);
    } catch (error) {
      // What is expected concerns this comment only; anything else is tried again with the whole turn.
      if (!(error instanceof TalkError) || error.code === 'UNAVAILABLE') throw error;
      await this.repository.endItem(item, 'FAILED');
    }
  }

  private act(ctx: RequestContext, { action, code, text }: BulkOperation, commentId: string): Promise<Comment> {
    switch (action) {
      case 'APPROVE':
        return this.decisions.decide(ctx, { commentId, kind: 'APPROVED' });
      case 'REJECT':
        return this.decisions.decide(ctx, { commentId, kind: 'REJECTED', code, text });
      case 'RESET':
        return this.decisions.reset(ctx, commentId);
    }
  }

  /** The moderator who asked for it, with the rights they have now. */
  private async contextOf({ id, moderatorId }: BulkOperation): Promise<RequestContext | undefined> {
    const user = await this.users.byId(moderatorId);
    if (!user) return undefined;
    const actor = userActor(user, { id, expiresAt: new Date(0) });
    return isModerator(actor) ? { actor, address: 'internal', requestId: id } : undefined;
  }
}

function itemOf(bulkId: string, comment: Comment): BulkItem {
  const { id: commentId, transition, status, flagged, decision, signals } = comment;
  const before = { transition, status, flagged, openReports: signals.openReports, ...(decision ? { decision } : {}) };
  return { bulkId, commentId, before, state: 'OPEN' };
}

/** Whether the comment is what this operation made of what was written down, and nobody has changed it since. */
function isOutcome({ action, moderatorId }: BulkOperation, { commentId, before }: BulkItem, now: Comment): boolean {
  const transition = before.transition + 1;
  if (now.transition !== transition) return false;
  if (action === 'RESET') return before.decision !== undefined && now.decision === undefined;
  return (
    now.decision?.id === derivedId('decision', commentId, String(transition)) &&
    now.decision.moderatorId === moderatorId
  );
}
