import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Config } from '../../../core/config/config.js';
import { EventBus } from '../../../core/events/event-bus.js';
import { CommentImport, type ImportedComment, StorySettled } from '../../comments/index.js';
import type { Story } from '../../stories/index.js';
import { UserImport } from '../../users/index.js';
import type { CommentTruth } from './comment-fate.js';
import type { DemoAccounts } from './demo-accounts.js';
import { type InventedPerson, inventPeople } from './invented-people.js';
import { inventStories } from './invented-stories.js';
import { NewsroomPlan, type PlannedAuthor, type PlannedComment } from './newsroom-plan.js';
import { NewsroomStories } from './newsroom-stories.js';
import { Random } from './random.js';
import { articleTopics, generalTopic } from './text/topics.js';

export interface NewsroomSize {
  /** Any text. The same seed, stories and users give the same newsroom; more comments continue it. */
  readonly seed: string;
  readonly comments: number;
  /** Invented stories, beside the demo articles. */
  readonly stories: number;
  readonly users: number;
}

/** How many were added; what was there already does not count. */
export interface NewsroomFilled {
  readonly users: number;
  readonly comments: number;
}

/** Hears how far the work is, stage by stage. */
export interface Progress {
  begin(stage: string, total: number): void;
  advance(by: number): void;
  end(): void;
}

type Author = PlannedAuthor & { readonly id: string };

const batchSize = 1_000;
/** Stories whose comments are counted at the same time. */
const settledAtOnce = 4;
const dayMs = 86_400_000;
/** Among the most active: whoever signs in as the demo reader finds comments of their own. */
const rankOfAccounts = 5;

/** Fills Talk with an invented newsroom's stories, readers and conversations. What is there already stays untouched. */
@Injectable()
export class Newsroom implements OnModuleInit {
  private counting?: Progress;

  constructor(
    private readonly stories: NewsroomStories,
    private readonly users: UserImport,
    private readonly comments: CommentImport,
    private readonly events: EventBus,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(StorySettled, ({ entries }) => this.counting?.advance(entries.length));
  }

  /** @throws ORIGIN_NOT_PERMITTED where no site permits the root URL's origin */
  async fill(size: NewsroomSize, accounts: DemoAccounts, progress: Progress): Promise<NewsroomFilled> {
    const now = this.clock.now();
    const { invented, people, authors, plan } = this.draft(size, accounts);
    const stories = await this.stories.ensure(invented, now);
    const users = await this.importPeople(people, now, progress);

    const moderatorId = accounts.moderator.user.id;
    const toImport = (comment: PlannedComment): ImportedComment => ({
      ...outcomeOf(comment, moderatorId, now),
      ...placeOf(stories[comment.story]!),
      authorId: authors[comment.author]!.id,
      revisions: plan.textsOf(comment).map((body, index) => ({ body, createdAt: revisionTime(comment, index, now) })),
    });
    const comments = await this.importComments(plan.comments(size.comments), size.comments, toImport, progress);
    await this.settle(stories, comments, progress);
    return { users, comments };
  }

  /** What each of the comments that `fill` stores is, by id: the measure of whoever judges them. Nothing stored shows it. */
  truths(size: NewsroomSize, accounts: DemoAccounts): Map<string, CommentTruth> {
    const comments = this.draft(size, accounts).plan.comments(size.comments);
    return new Map([...comments].map(({ id, truth }) => [id, truth]));
  }

  private draft(size: NewsroomSize, accounts: DemoAccounts) {
    const invented = inventStories(size.seed, size.stories);
    const people = inventPeople(size.seed, size.users);
    const authors = authorsFrom(people, accounts);
    const key = JSON.stringify([size.seed, this.config.http.rootUrl, size.stories, size.users]);
    const plan = new NewsroomPlan(key, [...this.planArticles(size.seed), ...invented], authors);
    return { invented, people, authors, plan };
  }

  private planArticles(seed: string) {
    return this.stories.articleSlugs.map((slug, index) => ({
      topic: articleTopics[slug] ?? generalTopic,
      ageMs: Math.round(Random.from(seed, 'article', index).between(10, 21) * dayMs),
    }));
  }

  private async importPeople(people: readonly InventedPerson[], now: Date, progress: Progress): Promise<number> {
    progress.begin('Users', people.length);
    let added = 0;
    for (const batch of batches(people)) {
      added += await this.users.insertOnce(
        batch.map(({ language: _, ageMs, ...person }) => ({ ...person, createdAt: before(now, ageMs) })),
      );
      progress.advance(batch.length);
    }
    progress.end();
    return added;
  }

  private async importComments(
    comments: Iterable<PlannedComment>,
    total: number,
    toImport: (comment: PlannedComment) => ImportedComment,
    progress: Progress,
  ): Promise<number> {
    progress.begin('Comments', total);
    let added = 0;
    for (const batch of batches(comments)) {
      const known = await this.comments.findKnownIds(batch.map(({ id }) => id));
      added += await this.comments.insertOnce(batch.filter(({ id }) => !known.has(id)).map(toImport));
      progress.advance(batch.length);
    }
    progress.end();
    return added;
  }

  /** Also finishes what a run that was broken off has left uncounted. */
  private async settle(stories: readonly Story[], uncounted: number, progress: Progress): Promise<void> {
    progress.begin('Counters', uncounted);
    this.counting = progress;
    const waiting = [...stories];
    const takeTurns = async () => {
      for (let story = waiting.shift(); story; story = waiting.shift()) {
        await this.comments.settle(story.id, story.siteId);
      }
    };
    await Promise.all(Array.from({ length: settledAtOnce }, takeTurns));
    this.counting = undefined;
    progress.end();
  }
}

function authorsFrom(people: readonly InventedPerson[], { reader, moderator }: DemoAccounts): Author[] {
  const authors: Author[] = people.map(({ id, language, role }) => ({ id, language, isStaff: role === 'STAFF' }));
  authors.splice(
    rankOfAccounts,
    0,
    { id: reader.user.id, language: 'en', isStaff: false },
    { id: moderator.user.id, language: 'en', isStaff: true },
  );
  return authors;
}

function placeOf({ id, siteId }: Story) {
  return { storyId: id, siteId };
}

function outcomeOf(
  { id, parent, depth, status, reasons, decidedAgeMs }: PlannedComment,
  moderatorId: string,
  now: Date,
) {
  const decision =
    decidedAgeMs === undefined ? {} : { decision: { moderatorId, decidedAt: before(now, decidedAgeMs) } };
  return { id, parentId: parent?.id, depth, status, reasons, ...decision };
}

function revisionTime({ ageMs, editedAgeMs = ageMs }: PlannedComment, index: number, now: Date): Date {
  return before(now, index === 0 ? ageMs : editedAgeMs);
}

function before(now: Date, ageMs: number): Date {
  return new Date(now.getTime() - ageMs);
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
