import { actorIdOf, isAdmin, moderatedSites } from '../../../core/context/actor.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../../core/context/require-role.js';
import { newId } from '../../../core/database/ids.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { JobQueue } from '../../../core/queue/job-queue.js';
import { type Comment, CommentsQueries, type RejectionCode } from '../../comments/index.js';
import { StoriesQueries } from '../../stories/index.js';
import { followed } from '../moderation.queries.js';
import {
  type BulkAction,
  type BulkOperation,
  type BulkSelection,
  mostSelected,
  sampleSize,
  undoableUntil,
} from './bulk.js';
import { bulkError } from './bulk.errors.js';
import { moderateInBulk } from './bulk.jobs.js';
import { BulkRepository } from './bulk.repository.js';
import { BulkSelections } from './bulk-selection.js';

export interface BulkRequest {
  readonly action: BulkAction;
  readonly selection: BulkSelection;
  readonly code?: RejectionCode | undefined;
  readonly text?: string | undefined;
}

const maxTextLength = 2_000;
const previewMs = 3_600_000;

/** Deciding many comments at once: counted first, then done by a job, and undone for a while. */
@Injectable()
export class BulkService {
  constructor(
    private readonly repository: BulkRepository,
    private readonly selections: BulkSelections,
    private readonly comments: CommentsQueries,
    private readonly stories: StoriesQueries,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts what an operation would act on, and shows the first of them. Nothing is done yet.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN for what is not theirs to decide, BAD_INPUT for a selection that is none or too
   *   large
   */
  async preview(ctx: RequestContext, request: BulkRequest): Promise<{ operation: BulkOperation; samples: Comment[] }> {
    requireModerator(ctx);
    const { action, code, text } = request;
    if ((text?.length ?? 0) > maxTextLength) {
      throw coreError('BAD_INPUT', { problem: `A text to the author has at most ${maxTextLength} characters.` });
    }
    const selection = withinScope(ctx, await this.checked(ctx, request.selection));
    const now = this.clock.now();
    const operation: BulkOperation = {
      id: newId(),
      moderatorId: actorIdOf(ctx.actor),
      action,
      selection,
      state: 'PREVIEW',
      total: await this.selections.count(selection),
      createdAt: now,
      // Newest first begins with the comments of this moment.
      ...(selection.authorId ? { cursor: { key: now.getTime() + 1, id: '' } } : {}),
      read: 0,
      turn: 0,
      touchedAt: now,
      ...(code ? { code } : {}),
      ...(text ? { text } : {}),
    };
    await this.repository.insert(operation);
    return { operation, samples: await this.selections.next(operation, sampleSize) };
  }

  /**
   * Does what was previewed within the last hour. Starting it again changes nothing.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a preview that is none of theirs, or too old
   */
  async start(ctx: RequestContext, id: string): Promise<BulkOperation> {
    requireModerator(ctx);
    const now = this.clock.now();
    const preview = await this.repository.findById(id);
    const isTooOld = preview?.state === 'PREVIEW' && preview.createdAt.getTime() < now.getTime() - previewMs;
    if (!preview || preview.moderatorId !== actorIdOf(ctx.actor) || isTooOld) throw noOperation();
    const started = await this.repository.move(id, 'PREVIEW', 'RUNNING', now);
    if (started) await this.enqueue(started);
    return started ?? this.byId(ctx, id);
  }

  /**
   * Puts back every comment that nobody has changed since.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN for another moderator's operation, NOT_FOUND, BULK_NOT_UNDOABLE
   *   before it is done and fifteen minutes later
   */
  async undo(ctx: RequestContext, id: string): Promise<BulkOperation> {
    requireModerator(ctx);
    const operation = await this.byId(ctx, id);
    if (operation.moderatorId !== actorIdOf(ctx.actor) && !isAdmin(ctx.actor)) throw coreError('FORBIDDEN');
    const until = undoableUntil(operation);
    const now = this.clock.now();
    if (!until || until <= now) throw bulkError('BULK_NOT_UNDOABLE');
    const undoing = await this.repository.move(id, 'DONE', 'UNDOING', now);
    if (!undoing) throw bulkError('BULK_NOT_UNDOABLE');
    await this.enqueue(undoing);
    return undoing;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND also for a colleague's, where one is limited to sites */
  async byId(ctx: RequestContext, id: string): Promise<BulkOperation> {
    requireModerator(ctx);
    const operation = await this.repository.findById(id);
    const isTheirs = operation?.moderatorId === actorIdOf(ctx.actor);
    if (!operation || !(isTheirs || moderatedSites(ctx.actor) === 'all')) throw noOperation();
    return operation;
  }

  progress(id: string): ReturnType<BulkRepository['countItems']> {
    return this.repository.countItems(id);
  }

  /** The sweep adds the job later where Redis is away now. */
  private async enqueue({ id, turn }: BulkOperation): Promise<void> {
    await this.jobs.add(moderateInBulk, { bulkId: id, turn }).catch(() => undefined);
  }

  private async checked(ctx: RequestContext, selection: BulkSelection): Promise<BulkSelection> {
    if (Object.keys(selection).length !== 1) {
      throw coreError('BAD_INPUT', { problem: 'Select by ids, by a filter or by an author: one of them.' });
    }
    const ids = selection.commentIds && [...new Set(selection.commentIds)];
    if (!ids) return selection.filter ? { filter: await followed(this.stories, selection.filter) } : selection;
    if (ids.length === 0 || ids.length > mostSelected) {
      throw coreError('BAD_INPUT', { problem: `Select between 1 and ${mostSelected} comments.` });
    }
    const found = (await this.comments.byIds(ids)).flatMap((comment) => comment ?? []);
    for (const { siteId } of found) requireModeratorOf(ctx, siteId);
    return { commentIds: found.map(({ id }) => id) };
  }
}

/**
 * A filter is narrowed to the sites that the moderator is responsible for; a person's comments lie on any site.
 *
 * @throws FORBIDDEN
 */
function withinScope(ctx: RequestContext, selection: BulkSelection): BulkSelection {
  const scope = moderatedSites(ctx.actor);
  if (scope === 'all') return selection;
  if (selection.authorId) throw coreError('FORBIDDEN');
  const { filter } = selection;
  filter?.siteIds?.forEach((siteId) => requireModeratorOf(ctx, siteId));
  return filter ? { filter: { ...filter, siteIds: filter.siteIds ?? scope } } : selection;
}

function noOperation() {
  return coreError('NOT_FOUND', { what: 'operation' });
}
