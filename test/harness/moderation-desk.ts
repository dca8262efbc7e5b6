import { everyPage, type Page } from './every-page.js';
import type { Person } from './newsroom.js';

const queueQuery = `query Queue($queue: ModerationQueue!, $first: Int, $after: String, $orderBy: ModerationQueueOrder) {
  moderationQueue(queue: $queue, first: $first, after: $after, orderBy: $orderBy) {
    nodes { id status revisions { body } } pageInfo { hasNextPage endCursor }
  }
}`;
const claimMutation = `mutation Claim($input: ClaimCommentsInput!) {
  claimComments(input: $input) { claims { commentID moderatorID } }
}`;
const contextQuery = `query Context($id: ID!) {
  comment(id: $id) {
    body context { above { id } siblings { id } replies { id } }
    author { username record { total karma rejectedShare30Days } }
  }
}`;
const decideMutation = (verb: 'approve' | 'reject') =>
  `mutation Decide($input: DecideCommentInput!) { ${verb}Comment(input: $input) { comment { status } } }`;
const markMutation = (field: string) =>
  `mutation Mark($input: MarkCommentInput!) { ${field}(input: $input) { comment { status } } }`;
const previewMutation = `mutation Preview($input: PreviewBulkInput!) {
  previewBulk(input: $input) { operation { id total } }
}`;
const progressQuery = `query Progress($id: ID!) { bulkOperation(id: $id) { state } }`;
const bulkMutation = (verb: 'start' | 'undo') =>
  `mutation Bulk($input: BulkOperationInput!) { ${verb}Bulk(input: $input) { operation { state } } }`;

/** A comment as it stands in a queue. */
export interface Card {
  readonly id: string;
  readonly status: string;
  readonly revisions: readonly { readonly body: string }[];
}

export interface Rejection {
  readonly code: string;
  readonly text: string;
}

interface ClaimsAnswer {
  readonly claimComments: { readonly claims: readonly { readonly commentID: string; readonly moderatorID: string }[] };
}

const pageSize = 20;

/** What all desks of a newsroom have said: comment and action, as the ledger is to name it. */
export class Said {
  private readonly actions = new Map<string, string[]>();

  /** The same word again, by a colleague with an older page before them, changes nothing and is not recorded. */
  note(commentID: string, action: string): void {
    const actions = this.actions.get(commentID) ?? [];
    if (actions.at(-1) !== action) this.actions.set(commentID, [...actions, action]);
  }

  get all(): string[] {
    return [...this.actions].flatMap(([id, actions]) => actions.map((action) => `${id} ${action}`)).toSorted();
  }
}

/** A moderator at work, as a console works: page by page, nothing that a colleague holds, after a look around. */
export class ModerationDesk {
  constructor(
    readonly moderator: Person,
    private readonly said: Said,
  ) {}

  /** Every card of a queue that nobody else holds. @returns how many cards there were */
  async work(queue: string, judge: (card: Card) => Promise<void>, orderBy = 'CREATED_AT_DESC'): Promise<number> {
    const cards = await everyPage(async (after) => {
      const page = await this.page(queue, orderBy, after);
      const mine = await this.claim(page.nodes.map(({ id }) => id));
      await Promise.all(page.nodes.filter(({ id }) => mine.has(id)).map(judge));
      return page;
    });
    return cards.length;
  }

  /** Reads what stands around the comment, and who wrote it, before a word about the text that was read. */
  async decide({ id, revisions }: Card, rejection?: Rejection): Promise<void> {
    await this.moderator.admin.run(contextQuery, { id });
    const input = { commentID: id, revision: revisions.length - 1, ...rejection };
    await this.moderator.admin.run(decideMutation(rejection ? 'reject' : 'approve'), { input });
    this.said.note(id, rejection ? 'COMMENT_REJECTED' : 'COMMENT_APPROVED');
  }

  async reset({ id }: Card): Promise<void> {
    await this.mark('resetComment', id);
    this.said.note(id, 'COMMENT_RESET');
  }

  async setAside({ id }: Card): Promise<void> {
    await this.mark('setCommentAside', id);
    this.said.note(id, 'COMMENT_SET_ASIDE');
  }

  async feature(commentID: string): Promise<void> {
    await this.mark('featureComment', commentID);
    this.said.note(commentID, 'COMMENT_TAGGED_FEATURED');
  }

  /** Previews an operation, starts it and watches its progress. @returns its id, and how many comments it found */
  async inBulk(input: object): Promise<{ operationID: string; total: number }> {
    const { previewBulk } = await this.moderator.admin.run<{
      previewBulk: { operation: { id: string; total: number } };
    }>(previewMutation, { input });
    const { id: operationID, total } = previewBulk.operation;
    await this.moderator.admin.run(bulkMutation('start'), { input: { operationID } });
    while ((await this.stateOf(operationID)) === 'RUNNING');
    return { operationID, total };
  }

  /** @returns the code of the refusal, if it is refused */
  undo(operationID: string): Promise<string | undefined> {
    return this.moderator.admin.codeOf(bulkMutation('undo'), { input: { operationID } });
  }

  /** Does something with a person. @param input beside `userID`, as GraphQL text */
  async actOn(userID: string, name: string, input: string): Promise<void> {
    const mutation = `mutation Act($userID: ID!) { ${name}(input: { userID: $userID, ${input} }) { user { id } } }`;
    await this.moderator.admin.run(mutation, { userID });
  }

  private async page(queue: string, orderBy: string, after: string | null): Promise<Page<Card>> {
    const variables = { queue, first: pageSize, after, orderBy };
    return (await this.moderator.admin.run<{ moderationQueue: Page<Card> }>(queueQuery, variables)).moderationQueue;
  }

  private async stateOf(id: string): Promise<string> {
    const answer = await this.moderator.admin.run<{ bulkOperation: { state: string } }>(progressQuery, { id });
    return answer.bulkOperation.state;
  }

  private mark(field: string, commentID: string): Promise<unknown> {
    return this.moderator.admin.run(markMutation(field), { input: { commentID } });
  }

  private async claim(commentIDs: readonly string[]): Promise<ReadonlySet<string>> {
    if (commentIDs.length === 0) return new Set();
    const { claimComments } = await this.moderator.admin.run<ClaimsAnswer>(claimMutation, { input: { commentIDs } });
    const mine = claimComments.claims.filter(({ moderatorID }) => moderatorID === this.moderator.id);
    return new Set(mine.map(({ commentID }) => commentID));
  }
}
