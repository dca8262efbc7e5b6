import type { Site } from '../../src/features/sites/index.js';
import type { Story } from '../../src/features/stories/index.js';
import { publicClient, type GraphqlClient } from './graphql.js';
import { Newsroom, type Person, storyQuery, type StoryAnswer } from './newsroom.js';
import { startTalk, type TestTalk } from './start-talk.js';

export const appealMutation = `mutation Appeal($input: AppealDecisionInput!) {
  appealDecision(input: $input) { appeal { id decisionID state text answer answeredAt } clientMutationID }
}`;
export const appealSanctionMutation = `mutation AppealSanction($input: AppealSanctionInput!) {
  appealSanction(input: $input) { appeal { id decisionID state text answer answeredAt } clientMutationID }
}`;
export const appealsQuery = `query Appeals($state: AppealState = OPEN, $siteID: ID, $first: Int, $after: String, $orderBy: ModerationQueueOrder = CREATED_AT_ASC) {
  appeals(state: $state, siteID: $siteID, first: $first, after: $after, orderBy: $orderBy) {
    nodes {
      id state text answer code siteID mayDecide author { id } answeredBy { id }
      subject {
        ... on AppealedDecision {
          automated code text commentID decidedBy { id }
          comment { id body status reasons { code } claimedBy { moderatorID } }
        }
        ... on AppealedSanction { automated code text kind until decidedBy { id } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
export const appealCountQuery = `query Count($siteID: ID) { openAppealCount(siteID: $siteID) { count isExact } }`;
export const verdictMutation = `mutation Verdict($input: DecideAppealInput!) {
  decideAppeal(input: $input) {
    appeal { id state answer answeredBy { id } subject { ... on AppealedDecision { comment { status } } } }
  }
}`;
const ownQuery = `query Own($storyID: ID!) {
  viewer { comments(storyID: $storyID) {
    status comment { id }
    statement { kind automated decisionID decidedAt appealableUntil }
    appeal { id state text answer code answeredAt decisionID }
  } }
}`;
const sanctionsQuery = `{ viewer { sanctions {
  id kind siteID automated code text decidedAt until isInForce appealableUntil
  appeal { id decisionID state text answer }
} } }`;
const rejectMutation = `mutation Reject($input: DecideCommentInput!) { rejectComment(input: $input) { comment { id } } }`;
const rulesMutation = `mutation Rules($input: UpdateModerationRulesInput!) { updateModerationRules(input: $input) { clientMutationID } }`;
const roleMutation = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id } } }`;
const ledgerQuery = `query Ledger($id: ID!) {
  ledger(subjectKind: APPEAL, subjectID: $id) { nodes { chain action actorID reason facts { name value } } }
}`;

export interface OwnAppeal {
  readonly id: string;
  readonly decisionID: string;
  readonly state: string;
  readonly answer: string | null;
}

interface Own {
  readonly comment: { readonly id: string };
  readonly statement: {
    readonly decisionID: string;
    readonly decidedAt: string;
    readonly appealableUntil: string | null;
  } | null;
  readonly appeal: OwnAppeal | null;
}

export interface OwnSanction {
  readonly id: string;
  readonly kind: string;
  readonly decidedAt: string;
  readonly isInForce: boolean;
  readonly appealableUntil: string | null;
  readonly appeal: OwnAppeal | null;
}

export interface ListedAppeals {
  readonly nodes: readonly { readonly id: string; readonly state: string; readonly mayDecide: boolean }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A site with two moderators, an administrator and somebody who appeals: all of it new for each test. */
export class AppealsDesk {
  readonly newsroom: Newsroom;
  site!: Site;
  story!: Story;
  admin!: Person;
  ada!: Person;
  bob!: Person;
  author!: Person;
  private sites = 0;

  private constructor(readonly talk: TestTalk) {
    this.newsroom = new Newsroom(talk);
  }

  static async open(): Promise<AppealsDesk> {
    return new AppealsDesk(await startTalk());
  }

  async renew(): Promise<void> {
    this.sites += 1;
    const origin = `https://news-${this.sites}.example`;
    this.site = await this.newsroom.site(origin);
    this.story = await this.newsroom.story('/article', origin);
    this.admin = await this.newsroom.person('ADMIN');
    this.ada = await this.newsroom.person('MODERATOR');
    this.bob = await this.newsroom.person('MODERATOR');
    this.author = await this.newsroom.person();
  }

  /** Time passes; whoever takes part signs in again, for tokens end with it. */
  async wait(milliseconds: number): Promise<void> {
    this.talk.clock.advance(milliseconds);
    this.author = await this.newsroom.session(this.author);
    this.ada = await this.newsroom.session(this.ada);
    this.bob = await this.newsroom.session(this.bob);
    this.admin = await this.newsroom.session(this.admin);
  }

  async post(body = 'A comment that somebody dislikes.'): Promise<string> {
    const { id } = (await this.newsroom.post(this.author, this.story.id, body)).comment;
    await this.talk.settled();
    return id;
  }

  reject(moderator: Person, commentID: string, more: object = {}): Promise<unknown> {
    return moderator.admin.run(rejectMutation, { input: { commentID, ...more } });
  }

  /** The id of a comment that Ada has rejected. */
  async rejected(more: object = {}): Promise<string> {
    const id = await this.post();
    await this.reject(this.ada, id, more);
    await this.talk.settled();
    return id;
  }

  /** The author appeals the rejection of a comment. */
  async appeal(commentID: string, more: object = {}): Promise<OwnAppeal> {
    const input = { commentID, text: 'I only quoted the minister.', ...more };
    const answer = await this.author.public.run<{ appealDecision: { appeal: OwnAppeal } }>(appealMutation, { input });
    await this.talk.settled();
    return answer.appealDecision.appeal;
  }

  codeOfAppeal(commentID: string, more: object = {}, who = this.author.public): Promise<string | undefined> {
    return who.codeOf(appealMutation, { input: { commentID, text: 'Please look again.', ...more } });
  }

  /** What the author sees of their comments under the story. */
  async own(): Promise<Own[]> {
    const answer = await this.author.public.run<{ viewer: { comments: Own[] } }>(ownQuery, { storyID: this.story.id });
    return answer.viewer.comments;
  }

  /** A moderator does something with the author. @param input beside `userID`, as GraphQL text */
  act(by: Person, name: string, input = ''): Promise<unknown> {
    const mutation = `mutation Act($userID: ID!) { ${name}(input: { userID: $userID, ${input} }) { user { id } } }`;
    return by.admin.run(mutation, { userID: this.author.id });
  }

  /** What was decided about somebody, as they are told. */
  async sanctions(person = this.author): Promise<OwnSanction[]> {
    const answer = await person.public.run<{ viewer: { sanctions: OwnSanction[] } }>(sanctionsQuery);
    return answer.viewer.sanctions;
  }

  /** The author appeals what was decided about them; without an id the latest. */
  async appealSanction(sanctionID?: string, text = 'I am not that person.'): Promise<OwnAppeal> {
    const input = { sanctionID: sanctionID ?? (await this.sanctions())[0]!.id, text };
    const asked = this.author.public.run<{ appealSanction: { appeal: OwnAppeal } }>(appealSanctionMutation, { input });
    const { appeal } = (await asked).appealSanction;
    await this.talk.settled();
    return appeal;
  }

  codeOfSanctionAppeal(
    sanctionID: string,
    text = 'Please look again.',
    who: GraphqlClient = this.author.public,
  ): Promise<string | undefined> {
    return who.codeOf(appealSanctionMutation, { input: { sanctionID, text } });
  }

  async decide(moderator: Person, ...args: Parameters<typeof verdict>): Promise<object> {
    const answer = await moderator.admin.run<{ decideAppeal: object }>(verdictMutation, verdict(...args));
    await this.talk.settled();
    return answer.decideAppeal;
  }

  codeOfVerdict(moderator: Person, ...args: Parameters<typeof verdict>): Promise<string | undefined> {
    return moderator.admin.codeOf(verdictMutation, verdict(...args));
  }

  async list(moderator: Person, variables: object = {}): Promise<ListedAppeals> {
    const asked = { siteID: this.site.id, ...variables };
    return (await moderator.admin.run<{ appeals: ListedAppeals }>(appealsQuery, asked)).appeals;
  }

  /** One of them, by its id, whatever has become of it and wherever it is. */
  async find(id: string, moderator = this.bob): Promise<ListedAppeals['nodes'][number] | undefined> {
    const newest = { siteID: null, state: null, orderBy: 'CREATED_AT_DESC' };
    return (await this.list(moderator, newest)).nodes.find((node) => node.id === id);
  }

  async openCount(moderator: Person, siteID?: string): Promise<{ count: number; isExact: boolean }> {
    const answer = await moderator.admin.run<{ openAppealCount: { count: number; isExact: boolean } }>(
      appealCountQuery,
      {
        siteID,
      },
    );
    return answer.openAppealCount;
  }

  /** @param siteID null: the organisation */
  async rulesAre(appeals: object, siteID: string | null = this.site.id): Promise<void> {
    const input = { siteID, settings: { appeals }, expectedVersion: 0 };
    await this.admin.admin.run(rulesMutation, { input });
  }

  async setRole({ id }: Person, role: string, siteIDs?: readonly string[]): Promise<void> {
    await this.admin.admin.run(roleMutation, { input: { userID: id, role, siteIDs } });
  }

  async ledgerOf(id: string): Promise<object[]> {
    return (await this.admin.admin.run<{ ledger: { nodes: object[] } }>(ledgerQuery, { id })).ledger.nodes;
  }

  /** What readers see. */
  async read(): Promise<StoryAnswer['story']> {
    return (await publicClient(this.talk).run<StoryAnswer>(storyQuery, { id: this.story.id })).story;
  }
}

export function verdict(appealID: string, word: 'GRANT' | 'UPHOLD', more: object = {}) {
  return { input: { appealID, verdict: word, text: 'We have read it again.', ...more } };
}
