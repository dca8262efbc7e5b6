import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { type Counts, StoriesQueries, StoriesRepository } from '../../stories/index.js';
import { UserFigures, UsersQueries } from '../../users/index.js';
import { addCounts, countDelta, countsFor, isShown } from '../comment.js';
import { CommentsRepository } from '../comments.repository.js';
import { Settler } from '../settle/settler.js';
import { shardOf, shardsOfSite, SiteCountsRepository } from '../settle/site-counts.repository.js';
import { type AuditedComment, CountAuditRepository } from './count-audit.repository.js';

/** A counter that does not say what the documents say. */
export interface CountMismatch {
  readonly counter: 'comment' | 'story' | 'replies' | 'site' | 'author';
  readonly id: string;
  /** What would have to be added to the counter, by name. */
  readonly missing: Counts;
}

interface StoryAudit {
  /** Comments that are counted as something else than they are, though nothing marks them as changed. */
  readonly miscounted: readonly string[];
  readonly storyDelta: Counts;
  readonly replies: readonly { readonly id: string; readonly found: number; readonly expected: number }[];
  readonly isBusy: boolean;
}

const attempts = 5;

/**
 * Compares every counter with the comments it stands for, and corrects it where asked. Safe beside a Talk at work: what
 * changes during an audit is audited again, and a correction is written only where nobody has counted meanwhile.
 */
@Injectable()
export class CountAudit {
  constructor(
    private readonly audited: CountAuditRepository,
    private readonly comments: CommentsRepository,
    private readonly stories: StoriesRepository,
    private readonly storyQueries: StoriesQueries,
    private readonly sites: SiteCountsRepository,
    private readonly users: UsersQueries,
    private readonly figures: UserFigures,
    private readonly settler: Settler,
    private readonly clock: Clock,
  ) {}

  /** Stories whose comments have changed since a moment: where a counter can have gone wrong lately. */
  storiesChangedSince(since: Date): Promise<string[]> {
    return this.audited.storiesChangedSince(since);
  }

  /** Audits one story: its own counters, and those kept on its comments. */
  async story(storyId: string, repairs: boolean): Promise<CountMismatch[]> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const story = await this.storyQueries.byId(storyId);
      if (!story) return [];
      await this.settler.settle(storyId, story.siteId);
      const { log, counts } = (await this.storyQueries.byId(storyId)) ?? story;
      const audit = await this.auditStory(storyId, counts);
      const isStill = (await this.stories.findLog(storyId))?.seq === log.seq;
      if (audit.isBusy || log.pending.length > 0 || !isStill) continue;
      if (repairs) await this.repairStory(storyId, story.siteId, log.seq, counts, audit);
      return mismatchesOf(storyId, audit);
    }
    return [];
  }

  /** Audits the counters of one site, which add up those of its stories. Stories come first. */
  async site(siteId: string, repairs: boolean): Promise<CountMismatch[]> {
    const mismatches: CountMismatch[] = [];
    for (let shard = 0; shard < shardsOfSite; shard += 1) {
      const missing = await this.share(siteId, shard, repairs);
      if (Object.keys(missing).length > 0) mismatches.push({ counter: 'site', id: `${siteId}:${shard}`, missing });
    }
    return mismatches;
  }

  /** Everybody whose figures can be wrong: all who have written, or those whose comments changed since a moment. */
  authors(changedSince?: Date): Promise<string[]> {
    return this.audited.authors(changedSince);
  }

  /** Audits the figures kept on one person, which add up their comments. Stories come first. */
  async author(userId: string, repairs: boolean): Promise<CountMismatch[]> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      // The person before the comments: what is counted after we have read them raises their version.
      const user = await this.users.byId(userId);
      if (!user) return [];
      let sum: Counts = {};
      let isBusy = false;
      const stories = new Set<string>();
      for await (const { storyId, settled, unsettled } of this.audited.commentsBy(userId)) {
        isBusy ||= unsettled === true;
        stories.add(storyId);
        sum = addCounts(sum, settled.counted);
      }
      for (const id of stories) isBusy ||= ((await this.stories.findLog(id))?.pending.length ?? 0) > 0;
      const missing = countDelta(user.figures ?? {}, sum);
      if (isBusy) continue;
      if (Object.keys(missing).length === 0) return [];
      const isDone = !repairs || (await this.figures.replace(userId, sum, user.figuresVersion ?? 0));
      if (isDone) return [{ counter: 'author', id: userId, missing }];
    }
    return [];
  }

  private async share(siteId: string, shard: number, repairs: boolean): Promise<Counts> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      // The share before the stories: what a story counts after we have read it raises the share's version.
      const { counts, version } = await this.sites.findShare(siteId, shard);
      let sum: Counts = {};
      let isBusy = false;
      for await (const story of this.stories.countsOfSite(siteId)) {
        if (shardOf(story.id) !== shard) continue;
        isBusy ||= story.isBusy;
        sum = addCounts(sum, story.counts);
      }
      const missing = countDelta(counts, sum);
      if (isBusy || (await this.sites.findShare(siteId, shard)).version !== version) continue;
      if (Object.keys(missing).length === 0 || !repairs) return missing;
      if (await this.sites.replace(siteId, shard, sum, version)) return missing;
    }
    return {};
  }

  private async auditStory(storyId: string, counts: Counts): Promise<StoryAudit> {
    let sum: Counts = {};
    let isBusy = false;
    const miscounted: string[] = [];
    const shownReplies = new Map<string, number>();
    const kept = new Map<string, number>();
    for await (const comment of this.audited.commentsOf(storyId)) {
      isBusy ||= comment.isUnsettled;
      sum = addCounts(sum, comment.settled.counted);
      if (isMiscounted(comment)) miscounted.push(comment.id);
      kept.set(comment.id, comment.replyCount);
      const { parentId } = comment;
      if (parentId && isShown(comment)) shownReplies.set(parentId, (shownReplies.get(parentId) ?? 0) + 1);
    }
    const replies = [...kept]
      .map(([id, found]) => ({ id, found, expected: shownReplies.get(id) ?? 0 }))
      .filter(({ found, expected }) => found !== expected);
    return { miscounted, storyDelta: countDelta(counts, sum), replies, isBusy };
  }

  private async repairStory(
    storyId: string,
    siteId: string,
    seq: number,
    counts: Counts,
    { miscounted, storyDelta, replies }: StoryAudit,
  ): Promise<void> {
    if (Object.keys(storyDelta).length > 0) {
      await this.stories.replaceCounts(storyId, seq, addCounts(counts, storyDelta));
    }
    for (const { id, found, expected } of replies) await this.audited.correctReplyCount(id, found, expected);
    // Marked as changed, they are counted anew like any other change.
    for (const id of miscounted) await this.comments.modify(id, this.clock.now(), () => ({}));
    if (miscounted.length > 0) await this.settler.settle(storyId, siteId);
  }
}

function isMiscounted(comment: AuditedComment): boolean {
  const { settled, isUnsettled, lacksScore } = comment;
  if (isUnsettled) return false;
  return lacksScore || Object.keys(countDelta(settled.counted, countsFor(comment))).length > 0;
}

function mismatchesOf(storyId: string, { miscounted, storyDelta, replies }: StoryAudit): CountMismatch[] {
  return [
    ...miscounted.map((id) => ({ counter: 'comment', id, missing: {} }) as const),
    ...(Object.keys(storyDelta).length > 0 ? [{ counter: 'story', id: storyId, missing: storyDelta } as const] : []),
    ...replies.map(
      ({ id, found, expected }) => ({ counter: 'replies', id, missing: { visible: expected - found } }) as const,
    ),
  ];
}
