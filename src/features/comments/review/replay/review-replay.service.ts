import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { WordSearch, type WordListSnapshot } from '../../../words/index.js';
import { type Site, SitesQueries } from '../../../sites/index.js';
import { StoriesQueries, type StoryRules } from '../../../stories/index.js';
import { type User, UsersQueries } from '../../../users/index.js';
import type { CommentStatus, Decision } from '../../comment.js';
import { bodyText } from '../../comment-body.js';
import { CommentReplayRepository, type ReplayedTime, type StoredReview } from '../../comment-replay.repository.js';
import { ReviewPipeline } from '../review.pipeline.js';
import type { VersionedRules } from '../review-rules.js';
import type { ReviewVerdict } from '../review-stage.js';
import { subjectUnder, type Submission } from '../review-subjects.js';
import { AuthorHistory } from './author-history.js';
import type { FoundWords, KnownFacts } from './known-facts.js';
import { PostedText } from './posted-text.js';

/** Rules and word lists that comments are reviewed by again. */
export interface ReplayedRules extends VersionedRules {
  readonly words: WordListSnapshot;
}

/** A comment with what review says of it now, under each set of rules in their order. */
export interface ReplayedComment {
  readonly id: string;
  /** When the text that was read was written. */
  readonly textAt: Date;
  /** What review made of it at the time. */
  readonly reviewedAs: CommentStatus;
  readonly decided?: Decision['kind'];
  readonly verdicts: readonly ReviewVerdict[];
}

/** A comment's words, and what of them is compared with others. */
interface ReadText {
  readonly text: string;
  readonly posted: PostedText;
}

/** What a page of the replay has found, of how many comments that it was to look at. */
export interface ReplayedPage {
  readonly read: number;
  readonly comments: readonly ReplayedComment[];
}

export interface ReplayExtent extends ReplayedTime {
  readonly count: number;
  /** There are older comments within the time, which are left out. */
  readonly isTruncated: boolean;
}

const pageSize = 1_000;
/** Comments; some milliseconds of work, so that a process which also answers requests does. */
const sliceSize = 50;
/** People and stories kept from page to page. */
const mostKept = 20_000;
const [dayMs, hourMs] = [86_400_000, 3_600_000];

/**
 * Reviews the past again. Stages judge by the rules that the live review goes by, from what was known at the time; no
 * service is asked. People, stories and the site are as they are now; an author's record is that of this site's comments
 * as it was when each comment was sent, and before the replayed time as it is now.
 */
@Injectable()
export class ReviewReplay {
  constructor(
    private readonly comments: CommentReplayRepository,
    private readonly pipeline: ReviewPipeline,
    private readonly stories: StoriesQueries,
    private readonly sites: SitesQueries,
    private readonly users: UsersQueries,
  ) {}

  /** What a replay would read: the newest comments of a time, up to `atMost`. */
  async extent(time: ReplayedTime, atMost: number): Promise<ReplayExtent> {
    const { count, from } = await this.comments.countReplayed(time, atMost + 1);
    if (count <= atMost) return { ...time, count, isTruncated: false };
    const newest = await this.comments.countReplayed({ ...time, from }, atMost);
    return { ...time, from: newest.from, count: newest.count, isTruncated: true };
  }

  /**
   * The comments in the order of time, page by page. Those that were deleted, and those whose author or story is gone,
   * are missing. The same data gives the same answer.
   */
  async *run(extent: ReplayExtent, sides: readonly ReplayedRules[]): AsyncGenerator<ReplayedPage> {
    const site = await this.sites.byId(extent.siteId);
    if (!site) return;
    const earlier = new Date(extent.from.getTime() - longestWindow(sides));
    const warmUp = await this.comments.countReplayed({ ...extent, from: earlier }, extent.count + mostKept);
    const from = warmUp.count === 0 ? extent.from : warmUp.from;
    const memory = new Memory(await this.comments.sumByAuthor(site.id, from), sides);
    for await (const page of this.pages({ ...extent, from })) {
      await this.meet(memory, page);
      const comments: ReplayedComment[] = [];
      let read = 0;
      for (const [index, comment] of page.entries()) {
        if (index % sliceSize === sliceSize - 1) await nextTurn();
        const text = bodyText(comment.body);
        const posted = new PostedText(text);
        if (comment.createdAt >= extent.from) {
          const found = this.judge(site, comment, { text, posted }, memory, sides);
          if (found) comments.push(found);
          read += 1;
        }
        memory.remember(comment, posted);
      }
      yield { read, comments };
    }
  }

  /** The next page is on its way while one is worked on. */
  private async *pages(time: ReplayedTime): AsyncGenerator<StoredReview[]> {
    for (let coming = this.comments.findReplayed(time, undefined, pageSize); ;) {
      const page = await coming;
      const last = page.at(-1);
      if (last === undefined) return;
      coming = this.comments.findReplayed(time, last, pageSize);
      // Whoever stops here never awaits it.
      coming.catch(() => undefined);
      yield page;
    }
  }

  private async meet(memory: Memory, page: readonly StoredReview[]): Promise<void> {
    const { people, stories } = memory;
    const missing = <Value>(known: Map<string, Value>, ids: readonly string[]) => {
      if (known.size > mostKept) known.clear();
      return [...new Set(ids)].filter((id) => !known.has(id));
    };
    const authorIds = missing(
      people,
      page.map(({ authorId }) => authorId),
    );
    const storyIds = missing(
      stories,
      page.map(({ storyId }) => storyId),
    );
    const [users, rules] = await Promise.all([this.users.byIds(authorIds), this.stories.rulesOfMany(storyIds)]);
    for (const user of users) if (user) memory.meet(user);
    for (const [id, story] of rules) stories.set(id, story);
  }

  private judge(
    site: Site,
    comment: StoredReview,
    { text, posted }: ReadText,
    memory: Memory,
    sides: readonly ReplayedRules[],
  ): ReplayedComment | undefined {
    const { id, parentId, body, createdAt, editedAt, reviewedAs, decision } = comment;
    const person = memory.people.get(comment.authorId);
    const story = memory.stories.get(comment.storyId);
    if (comment.deletedAt || !person || !story) return undefined;
    const { author, history } = person;
    history.forwardTo(createdAt.getTime());
    const submission: Submission = { commentId: id, revision: 0, author, story, site, parentId, body, createdAt };
    const search = new WordSearch(text);
    const verdicts = sides.map((side) => {
      const facts = factsOf(comment, posted, history, () => side.words.find(search, story.language));
      return this.pipeline.replay(subjectUnder(side, submission, text), facts);
    });
    return {
      id,
      textAt: editedAt ?? createdAt,
      reviewedAs,
      ...(decision ? { decided: decision.kind } : {}),
      verdicts,
    };
  }
}

/** An author whose figures are those of `history`. */
interface MetAuthor {
  readonly author: User;
  readonly history: AuthorHistory;
}

/** What a replay has met so far. */
class Memory {
  readonly people = new Map<string, MetAuthor>();
  readonly stories = new Map<string, StoryRules>();
  private readonly histories = new Map<string, AuthorHistory>();
  private readonly comparesTexts: boolean;

  /** @param added what the comments from the replay's first one on have added to each author's figures */
  constructor(
    private readonly added: ReadonlyMap<string, Readonly<Record<string, number>>>,
    sides: readonly ReplayedRules[],
  ) {
    this.comparesTexts = sides.some(({ rules }) => rules.repeats.hold);
  }

  meet(user: User): void {
    const history = this.historyOf(user);
    this.people.set(user.id, { author: { ...user, figures: history.figures }, history });
  }

  remember(comment: StoredReview, posted: PostedText): void {
    this.people.get(comment.authorId)?.history.add(comment, this.comparesTexts ? posted : undefined);
  }

  private historyOf({ id, figures = {} }: User): AuthorHistory {
    const known = this.histories.get(id);
    if (known) return known;
    const before = Object.entries({ ...figures }).map(([name, value]) => [
      name,
      value - (this.added.get(id)?.[name] ?? 0),
    ]);
    const history = new AuthorHistory(Object.fromEntries(before) as Record<string, number>);
    this.histories.set(id, history);
    return history;
  }
}

function factsOf(
  comment: StoredReview,
  posted: PostedText,
  history: AuthorHistory,
  findWords: () => FoundWords,
): KnownFacts {
  const moment = comment.createdAt.getTime();
  let found: FoundWords | undefined;
  return {
    words: () => (found ??= findWords()),
    recentComments: (windowMs) => history.recentComments(moment, windowMs),
    folded: () => posted.folded,
    hasPosted: (windowMs) => history.hasPosted(posted, moment, windowMs),
    foundBy: (stage) => comment.reasons.filter((reason) => reason.stage === stage),
  };
}

/** How far back the rules look from a comment. */
function longestWindow(sides: readonly ReplayedRules[]): number {
  const windows = sides.flatMap(({ rules: { rejections, repeats } }) => [
    rejections.hold ? rejections.windowDays * dayMs : 0,
    repeats.hold ? repeats.windowHours * hourMs : 0,
  ]);
  return Math.max(0, ...windows);
}
