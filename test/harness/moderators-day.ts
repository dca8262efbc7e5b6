import {
  type CommentTruth,
  demoAccounts,
  type DemoAccounts,
  DemoAccountsService,
  inventedOrigin,
  Newsroom as DemoNewsroom,
  NewsroomModule,
} from '../../src/features/demo/newsroom/index.js';
import { InstallService } from '../../src/features/install/index.js';
import { everyPage, type Page } from './every-page.js';
import { adminClient, publicClient, type SignInAnswer, signInMutation } from './graphql.js';
import { type Card, ModerationDesk, type Rejection, Said } from './moderation-desk.js';
import { createCommentMutation, Newsroom, type Person } from './newsroom.js';
import { startTalk, type TestTalk } from './start-talk.js';

const size = { seed: 'a day', comments: 500, stories: 3, users: 120 };
const quarterOfAnHourMs = 15 * 60_000;
const atOnce = 16;
const silent = { begin: () => undefined, advance: () => undefined, end: () => undefined };

const countsQuery = `{ moderationCounts { pending reported unmoderated forReview illegal approved rejected } }`;
const reportMutation = `mutation Report($input: ReportCommentInput!) { reportComment(input: $input) { commentID } }`;
const reactMutation = `mutation React($input: ReactToCommentInput!) { reactToComment(input: $input) { commentID } }`;
/** Every comment that is not deleted stands in exactly one of these. */
const statusQueues = ['PENDING', 'UNMODERATED', 'APPROVED', 'REJECTED'] as const;
const storedQuery = `query Stored($queue: ModerationQueue!, $after: String) {
  moderationQueue(queue: $queue, first: 100, after: $after) {
    nodes { id status parentID tags author { id } story { id } signals { reactions } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface Stored {
  readonly id: string;
  readonly status: string;
  readonly parentID: string | null;
  readonly tags: readonly string[];
  readonly author: { readonly id: string };
  readonly story: { readonly id: string };
  readonly signals: { readonly reactions: number };
}

export type QueueCounts = Readonly<
  Record<'pending' | 'reported' | 'unmoderated' | 'forReview' | 'illegal' | 'approved' | 'rejected', number>
>;

const rejections: Readonly<Record<Exclude<CommentTruth, 'FINE'>, Rejection>> = {
  SPAM: { code: 'SPAM', text: 'We do not publish advertisements.' },
  ABUSIVE: { code: 'OFFENSIVE', text: 'Please attack arguments, not people.' },
  OFF_TOPIC: { code: 'OFF_TOPIC', text: 'This belongs under another article.' },
};
const mistaken: Rejection = { code: 'OTHER', text: 'A slip of the hand.' };

/** How a careful moderator rejects what is not fine. */
export function rejectionFor(truth: CommentTruth): Rejection | undefined {
  return truth === 'FINE' ? undefined : rejections[truth];
}

export const isPublished = (status: string) => status === 'NONE' || status === 'APPROVED';

/** The demo newsroom on a busy day: what two moderators and its readers do from morning to evening, and what is so. */
export class ModeratorsDay {
  readonly said = new Said();
  readonly featured: string[] = [];
  /** Reactions that readers gave, by comment. */
  readonly reactions = new Map<string, number>();
  /** What readers were refused in the end, and moderators by the clock, by what they tried. */
  readonly refused: Record<string, string | undefined> = {};
  readonly bulkTotals: number[] = [];
  private readonly early: ModerationDesk;
  private readonly late: ModerationDesk;
  private readonly mistakes: Card[] = [];
  private storyID = '';
  private readonly fine: ReadonlyMap<ModerationDesk, string[]>;
  private looked = 0;

  private constructor(
    readonly talk: TestTalk,
    readonly newsroom: Newsroom,
    /** What each comment is: those of the demo, and those written during the day. */
    readonly truths: Map<string, CommentTruth>,
    readonly admin: Person,
    moderators: readonly [Person, Person],
    private readonly readers: readonly Person[],
    readonly spammer: Person,
  ) {
    [this.early, this.late] = moderators.map((moderator) => new ModerationDesk(moderator, this.said)) as [
      ModerationDesk,
      ModerationDesk,
    ];
    this.fine = new Map([this.early, this.late].map((desk) => [desk, []]));
  }

  /** Seeds as `talk demo` does, and lets two moderators and some readers in. */
  static async begin(): Promise<ModeratorsDay> {
    const talk = await startTalk({ modules: [NewsroomModule] });
    const newsroom = new Newsroom(talk);
    const known = demoAccounts('known');
    const origins = [inventedOrigin, talk.url('web')];
    await talk.get(InstallService, 'web').install({ ...known.admin, siteName: 'The Demo Courier', origins });
    const accounts = await talk.get(DemoAccountsService, 'web').ensure(known);
    const demo = talk.get(DemoNewsroom, 'web');
    await demo.fill(size, accounts, silent);
    const [admin, moderator] = [await signIn(talk, accounts, 'admin'), await signIn(talk, accounts, 'moderator')];
    const colleague = await newsroom.person('MODERATOR');
    const readers = await Promise.all(Array.from({ length: 6 }, () => newsroom.person()));
    const truths = demo.truths(size, accounts);
    return new ModeratorsDay(talk, newsroom, truths, admin, [moderator, colleague], readers, await newsroom.person());
  }

  async live(): Promise<void> {
    await this.morning();
    await Promise.all([this.earlyShift(), this.readersWriteOn()]);
    await Promise.all([this.early, this.late].map((desk) => this.approveTheFine(desk)));
    await this.secondThoughts();
    await this.wrongReaderRejectedAndPutBack();
    await this.spammerGoes();
    await this.readersAreDealtWith();
    await this.evening();
    await this.talk.settled();
  }

  async counts(): Promise<QueueCounts> {
    return (await this.admin.admin.run<{ moderationCounts: QueueCounts }>(countsQuery)).moderationCounts;
  }

  /** Every comment as moderators find it. */
  async everyComment(): Promise<Stored[]> {
    const ask = (variables: object) => this.admin.admin.run<{ moderationQueue: Page<Stored> }>(storedQuery, variables);
    const all: Stored[] = [];
    for (const queue of statusQueues) {
      all.push(...(await everyPage(async (after) => (await ask({ queue, after })).moderationQueue)));
    }
    return all;
  }

  /** Readers report all that is bad and some that is not, and like this and that. */
  private async morning(): Promise<void> {
    const published = (await this.everyComment()).filter(({ status }) => isPublished(status));
    const bad = published.filter(({ id }) => this.truths.get(id) !== 'FINE');
    const fine = published.filter(({ id }) => this.truths.get(id) === 'FINE');
    const [one, two, three] = this.readers as [Person, Person, Person];
    const report = (reader: Person, commentID: string) =>
      reader.public.run(reportMutation, { input: { commentID, reason: 'OTHER', text: 'Please look.' } });
    await inTurns(bad, ({ id }) => Promise.all([report(one, id), report(two, id)]));
    await inTurns(fine.slice(0, 12), ({ id }) => report(three, id));
    await inTurns(fine.slice(0, 40), async ({ id }, index) => {
      const fans = this.readers.slice(0, 1 + (index % 3));
      for (const fan of fans) await fan.public.run(reactMutation, { input: { commentID: id } });
      this.reactions.set(id, fans.length);
    });
    await this.talk.settled();
  }

  /** What waits and what is reported first, then what nobody has looked at: one from the new end, one from the old. */
  private async earlyShift(): Promise<void> {
    await Promise.all([
      this.early.work('PENDING', (card) => this.hastily(this.early, card)),
      this.late.work('REPORTED', (card) => this.hastily(this.late, card)),
    ]);
    await Promise.all([
      this.early.work('UNMODERATED', (card) => this.routinely(this.early, card)),
      this.late.work('UNMODERATED', (card) => this.routinely(this.late, card), 'CREATED_AT_ASC'),
    ]);
  }

  private judge(desk: ModerationDesk, card: Card): Promise<void> {
    return desk.decide(card, rejectionFor(this.truths.get(card.id)!));
  }

  /** The first decisions of the day are the wrong way round. */
  private async hastily(desk: ModerationDesk, card: Card): Promise<void> {
    if (this.mistakes.length >= 4) return this.judge(desk, card);
    this.mistakes.push(card);
    await desk.decide(card, this.truths.get(card.id) === 'FINE' ? mistaken : undefined);
  }

  /** One in thirty is for the colleague; what is fine goes through together at the end, but for one in four. */
  private async routinely(desk: ModerationDesk, card: Card): Promise<void> {
    this.looked += 1;
    if (this.looked % 30 === 0) return desk.setAside(card);
    const isFine = this.truths.get(card.id) === 'FINE';
    if (isFine && this.looked % 4 > 0) this.fine.get(desk)!.push(card.id);
    else await this.judge(desk, card);
  }

  private async approveTheFine(desk: ModerationDesk): Promise<void> {
    const commentIDs = this.fine.get(desk)!;
    const { total } = await desk.inBulk({ action: 'APPROVE', commentIDs });
    if (total !== commentIDs.length) throw new Error(`${total} of ${commentIDs.length} comments found.`);
    for (const id of commentIDs) this.said.note(id, 'COMMENT_APPROVED');
  }

  private async readersWriteOn(): Promise<void> {
    const [story] = [...new Set((await this.everyComment()).map((comment) => comment.story.id))];
    this.storyID = story!;
    for (let number = 0; number < 5; number += 1) {
      for (const reader of this.readers) await this.write(reader, `I have ${number} more thoughts on this.`, 'FINE');
      await this.write(this.spammer, `Cheap watches, model ${number}, at a price that nobody has seen before.`, 'SPAM');
    }
  }

  private async write(author: Person, body: string, truth: CommentTruth): Promise<void> {
    const { comment } = await this.newsroom.post(author, this.storyID, body);
    this.truths.set(comment.id, truth);
  }

  /** What was set aside, and what earlier decisions, today's and older ones, got wrong. */
  private async secondThoughts(): Promise<void> {
    await this.early.work('FOR_REVIEW', (card) => this.judge(this.early, card));
    for (const card of this.mistakes) {
      await this.early.reset(card);
      await this.judge(this.early, card);
    }
    await this.late.work('REJECTED', async (card) => {
      if (this.truths.get(card.id) !== 'FINE') return;
      await this.late.reset(card);
      await this.judge(this.late, card);
    });
    const fine = (await this.everyComment()).filter(
      ({ status, id }) => status === 'APPROVED' && this.reactions.has(id),
    );
    for (const { id } of fine.slice(0, 3)) {
      await this.late.feature(id);
      this.featured.push(id);
    }
    await this.talk.settled();
  }

  private async wrongReaderRejectedAndPutBack(): Promise<void> {
    const wrong = this.readers[0]!;
    const theirs = (await this.everyComment()).filter(({ author }) => author.id === wrong.id);
    const { operationID, total } = await this.early.inBulk({ action: 'REJECT', authorID: wrong.id, ...mistaken });
    await this.talk.settled();
    this.bulkTotals.push(total);
    this.refused['undo at once'] = await this.early.undo(operationID);
    await this.talk.settled();
    for (const { id } of theirs) {
      this.said.note(id, 'COMMENT_REJECTED');
      this.said.note(id, 'COMMENT_BULK_UNDONE');
    }
  }

  private async spammerGoes(): Promise<void> {
    const theirs = (await this.everyComment()).filter(({ author }) => author.id === this.spammer.id);
    const { operationID, total } = await this.late.inBulk({
      action: 'REJECT',
      authorID: this.spammer.id,
      ...rejections.SPAM,
    });
    await this.talk.settled();
    this.bulkTotals.push(total);
    for (const { id } of theirs) this.said.note(id, 'COMMENT_REJECTED');
    await this.late.actOn(this.spammer.id, 'banUser', 'reason: "Sells watches."');
    this.talk.clock.advance(quarterOfAnHourMs + 1);
    this.refused['undo too late'] = await this.late.undo(operationID);
  }

  private async readersAreDealtWith(): Promise<void> {
    const [, careless, hothead] = this.readers as [Person, Person, Person];
    const until = new Date(this.talk.clock.now().getTime() + 7 * 24 * 4 * quarterOfAnHourMs).toISOString();
    await this.early.actOn(careless.id, 'premoderateUser', 'reason: "Forgets the rules."');
    await this.early.actOn(hothead.id, 'suspendUser', `until: "${until}", message: "See you next week."`);
    const codeOfPosting = (reader: Person) =>
      reader.public.codeOf(createCommentMutation, { input: { storyID: this.storyID, body: 'And another thing.' } });
    this.refused['banned'] = await codeOfPosting(this.spammer);
    this.refused['suspended'] = await codeOfPosting(hothead);
    await this.write(careless, 'I read the rules this time.', 'FINE');
    await this.write(this.readers[3]!, 'You are all fools, and your mothers too.', 'ABUSIVE');
    await this.talk.settled();
  }

  /** Until nothing is left to do. */
  private async evening(): Promise<void> {
    for (const queue of ['PENDING', 'REPORTED', 'UNMODERATED', 'FOR_REVIEW']) {
      while ((await this.late.work(queue, (card) => this.judge(this.late, card))) > 0);
    }
  }
}

/** A few at a time, as many people would: in parallel, but not all at once. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    const batch = items.slice(start, start + atOnce);
    results.push(...(await Promise.all(batch.map((item, index) => work(item, start + index)))));
  }
  return results;
}

async function signIn(talk: TestTalk, accounts: DemoAccounts, name: 'admin' | 'moderator'): Promise<Person> {
  const { user, password } = accounts[name];
  const input = { email: user.email, password };
  const { token } = (await adminClient(talk).run<{ signIn: SignInAnswer }>(signInMutation, { input })).signIn;
  return { id: user.id, token, public: publicClient(talk, token), admin: adminClient(talk, token) };
}
