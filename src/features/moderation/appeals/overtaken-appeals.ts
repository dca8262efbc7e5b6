import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { BackgroundWork } from '../../../core/events/background-work.js';
import { SanctionsQueries } from '../../users/index.js';
import { type Comment, CommentsQueries, type Position } from '../../comments/index.js';
import { type Appeal, type CommentAppeal, isOfComment, type Place, type SanctionAppeal } from './appeal.js';
import { AppealOutbox } from './appeal-outbox.js';
import { appealRecord } from './appeal-records.js';
import { AppealsRepository } from './appeals.repository.js';
import { type Overtaken, overtakenBy, sanctionOvertakenBy } from './overtaken.js';

/**
 * Open appeals whose comments were decided about elsewhere, deleted or moved, or whose people were: they end, or go
 * along. Comment and person are the truth about their decisions; an open appeal is brought up to it.
 */
@Injectable()
export class OvertakenAppeals {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly comments: CommentsQueries,
    private readonly sanctions: SanctionsQueries,
    private readonly outbox: AppealOutbox,
    private readonly background: BackgroundWork,
    private readonly clock: Clock,
  ) {}

  /** After the answer; the sweep does it where this comes to nothing. */
  followSoon(commentId: string): void {
    this.background.start('Following a decision with its appeals', async () => {
      const open = (await this.repository.findByComments([commentId])).filter(({ state }) => state === 'OPEN');
      await this.followAll(open);
    });
  }

  /** The same for what was decided about a person. */
  followPersonSoon(userId: string): void {
    this.background.start('Following a person with their appeals', async () => {
      await this.followAll(await this.repository.findOpenOfPerson(userId));
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

  /** @returns the appeal, brought up to what it is about; nothing where there is none */
  async current(id: string): Promise<Appeal | undefined> {
    const appeal = await this.repository.findById(id);
    if (appeal?.state !== 'OPEN') return appeal;
    return isOfComment(appeal)
      ? this.followComment(appeal, await this.comments.byId(appeal.commentId))
      : this.followPerson(appeal);
  }

  /** All comments in one command; hardly anybody has appeals against more than one decision about themselves. */
  private async followAll(open: readonly Appeal[]): Promise<void> {
    const ofComments = open.filter(isOfComment);
    const comments = ofComments.length ? await this.comments.byIds(ofComments.map(({ commentId }) => commentId)) : [];
    for (const [index, appeal] of ofComments.entries()) await this.followComment(appeal, comments[index]);
    for (const appeal of open) if (!isOfComment(appeal)) await this.followPerson(appeal);
  }

  private async followComment(appeal: CommentAppeal, comment: Comment | undefined): Promise<Appeal> {
    const overtaken = overtakenBy(appeal, comment);
    if (overtaken) return this.end(appeal, overtaken);
    if (!comment || isAt(appeal, comment)) return appeal;
    const { siteId, storyId, section } = comment;
    await this.repository.move(appeal.id, { siteId, storyId, section });
    return { ...appeal, siteId, storyId, section };
  }

  private async followPerson(appeal: SanctionAppeal): Promise<Appeal> {
    const overtaken = sanctionOvertakenBy(appeal, await this.sanctions.ofPerson(appeal.authorId));
    return overtaken ? this.end(appeal, overtaken) : appeal;
  }

  private async end(appeal: Appeal, { state, by, text }: Overtaken): Promise<Appeal> {
    const at = this.clock.now();
    const record = appealRecord(appeal, state, { by, at, reason: text });
    const ended = await this.repository.end(appeal.id, { state, outcome: { by, at, text }, record, isOwed: false });
    if (ended) this.outbox.settleSoon(appeal.id);
    // Somebody else was faster: what they made of it counts.
    return ended ?? (await this.repository.findById(appeal.id)) ?? appeal;
  }
}

function isAt(place: Place, { siteId, storyId, section }: Place): boolean {
  return place.siteId === siteId && place.storyId === storyId && place.section === section;
}
