import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { BackgroundWork } from '../../../core/events/background-work.js';
import { type Comment, CommentsQueries, type Position } from '../../comments/index.js';
import { type Appeal, type Overtaken, overtakenBy, type Place } from './appeal.js';
import { AppealOutbox } from './appeal-outbox.js';
import { appealRecord } from './appeal-records.js';
import { AppealsRepository } from './appeals.repository.js';

/**
 * Open appeals whose comments were decided about elsewhere, deleted or moved: they end, or go along. The comment is the
 * truth about its decision; an open appeal is brought up to it.
 */
@Injectable()
export class OvertakenAppeals {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly comments: CommentsQueries,
    private readonly outbox: AppealOutbox,
    private readonly background: BackgroundWork,
    private readonly clock: Clock,
  ) {}

  /** After the answer; the sweep does it where this comes to nothing. */
  followSoon(commentId: string): void {
    this.background.start('Following a decision with its appeals', async () => {
      const open = (await this.repository.findByComments([commentId])).filter(({ state }) => state === 'OPEN');
      if (open.length > 0) await this.followAll(open);
    });
  }

  /**
   * Looks at some of the open appeals, oldest first.
   *
   * @param after where the last call ended
   * @returns where this one did; nothing when it has come to the newest
   */
  async followSome(after: Position | undefined, limit: number): Promise<Position | undefined> {
    const open = await this.repository.findPage({ state: 'OPEN' }, 'CREATED_AT_ASC', after, limit);
    await this.followAll(open);
    const last = open.length < limit ? undefined : open.at(-1);
    return last && { key: last.createdAt.getTime(), id: last.id };
  }

  /** @returns the appeal, brought up to its comment; nothing where there is none */
  async current(id: string): Promise<Appeal | undefined> {
    const appeal = await this.repository.findById(id);
    return appeal?.state === 'OPEN' ? this.follow(appeal, await this.comments.byId(appeal.commentId)) : appeal;
  }

  private async follow(appeal: Appeal, comment: Comment | undefined): Promise<Appeal> {
    const overtaken = overtakenBy(appeal, comment);
    if (overtaken) return this.end(appeal, overtaken);
    if (!comment || isAt(appeal, comment)) return appeal;
    const { siteId, storyId, section } = comment;
    await this.repository.move(appeal.id, { siteId, storyId, section });
    return { ...appeal, siteId, storyId, section };
  }

  private async end(appeal: Appeal, { state, by, text }: Overtaken): Promise<Appeal> {
    const at = this.clock.now();
    const record = appealRecord(appeal, state, { by, at, reason: text });
    const ended = await this.repository.end(appeal.id, { state, outcome: { by, at, text }, record, isOwed: false });
    if (ended) this.outbox.settleSoon(appeal.id);
    // Somebody else was faster: what they made of it counts.
    return ended ?? (await this.repository.findById(appeal.id)) ?? appeal;
  }

  private async followAll(open: readonly Appeal[]): Promise<void> {
    const comments = await this.comments.byIds(open.map(({ commentId }) => commentId));
    for (const [index, appeal] of open.entries()) await this.follow(appeal, comments[index]);
  }
}

function isAt(place: Place, { siteId, storyId, section }: Place): boolean {
  return place.siteId === siteId && place.storyId === storyId && place.section === section;
}
