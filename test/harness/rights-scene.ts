import { type Asker, askers } from '../../src/roles/operation-rights.js';
import type { UserRole } from '../../src/core/context/actor.js';
import { adminClient, publicClient } from './graphql.js';
import { Newsroom, type Person } from './newsroom.js';
import type { TestTalk } from './start-talk.js';

/** What sample operations are asked about; everything belongs to one site, unless its name says otherwise. */
export interface RightsScene {
  readonly siteID: string;
  readonly storyID: string;
  readonly archivableStoryID: string;
  readonly commentID: string;
  readonly heldCommentID: string;
  readonly claimableCommentID: string;
  /** Somebody who writes comments, to be moderated. */
  readonly authorID: string;
  readonly noticeID: string;
  /** Of the comment that is held. */
  readonly appealID: string;
  /** A moderator of all sites has previewed it. */
  readonly bulkID: string;
  /** From before all that the scene consists of. */
  readonly lastEventID: string;
  /** The number of the story's log before a comment was edited, one rejected and one posted. */
  readonly lastSeq: string;
}

/** Ids that stand for nothing: whoever asks is refused, or told that there is no such thing. */
export const madeUpScene: RightsScene = {
  siteID: 'x',
  storyID: 'x',
  archivableStoryID: 'x',
  commentID: 'x',
  heldCommentID: 'x',
  claimableCommentID: 'x',
  authorID: 'x',
  noticeID: 'x',
  appealID: 'x',
  bulkID: 'x',
  lastEventID: '1-x',
  lastSeq: '0',
};

/** The person who asks, as far as operations are about themselves. */
export interface AskerFacts {
  /** Their own comments, where they wrote any. */
  readonly ownCommentID: string;
  readonly spareCommentID: string;
  /** Unique to each question. */
  readonly nonce: string;
}

export type Askers = Readonly<Record<Asker, Pick<Person, 'public' | 'admin'> & Partial<Person>>>;

const here = 'https://news.example';
const elsewhere = 'https://courier.example';
const roles: Partial<Record<Asker, UserRole>> = {
  MEMBER: 'MEMBER',
  STAFF: 'STAFF',
  BANNED_MODERATOR: 'MODERATOR',
  MODERATOR_ELSEWHERE: 'MODERATOR',
  MODERATOR_HERE: 'MODERATOR',
  MODERATOR: 'MODERATOR',
  ADMIN: 'ADMIN',
};

/** Sets up two sites, somebody for each kind of asker, and one of everything that can be asked about. */
export async function setUpRights(talk: TestTalk) {
  const newsroom = new Newsroom(talk);
  const { id: siteID } = await newsroom.site(here);
  const { id: otherSiteID } = await newsroom.site(elsewhere);
  const story = await newsroom.story('/rights', here);
  const otherStory = await newsroom.story('/rights', elsewhere);
  const archivable = await newsroom.story('/archive', here);

  const people: Partial<Record<Asker, Person>> = {};
  for (const asker of askers) {
    if (asker !== 'SIGNED_OUT') people[asker] = await newsroom.person(roles[asker]);
  }
  const own = new Map<Asker, { ownCommentID: string; spareCommentID: string }>();
  const postAs = async (person: Person, body: string, storyID = story.id) =>
    (await newsroom.post(person, storyID, body)).comment.id;
  for (const [asker, person] of Object.entries(people) as [Asker, Person][]) {
    const ownCommentID = await postAs(person, `${asker} begins`);
    own.set(asker, { ownCommentID, spareCommentID: await postAs(person, `${asker} goes on`) });
  }

  const admin = people.ADMIN!.admin;
  const change = (name: string, input: object) =>
    admin.run(
      `mutation ($input: ${name}Input!) { ${name[0]!.toLowerCase()}${name.slice(1)}(input: $input) { __typename } }`,
      {
        input,
      },
    );
  const limitTo = (asker: Asker, site: string) =>
    change('SetUserRole', { userID: people[asker]!.id, role: 'MODERATOR', siteIDs: [site] });
  await limitTo('MODERATOR_HERE', siteID);
  await limitTo('MODERATOR_ELSEWHERE', otherSiteID);
  await change('BanUser', { userID: people.BANNED_COMMENTER!.id });
  await change('BanUser', { userID: people.BANNED_MODERATOR!.id });
  const until = new Date(talk.clock.now().getTime() + 86_400_000);
  await change('SuspendUser', { userID: people.SUSPENDED_COMMENTER!.id, until });

  const author = await newsroom.person();
  const commentID = await postAs(author, 'In question');
  const claimableCommentID = await postAs(author, 'To be claimed');
  const heldCommentID = await postAs(author, 'Held');
  await talk.settled();
  const { story: read } = await author.public.run<{ story: { lastEventID: string } }>(
    `query ($id: ID!) { story(id: $id) { lastEventID } }`,
    { id: story.id },
  );
  await author.public.run(`mutation ($input: EditCommentInput!) { editComment(input: $input) { clientMutationID } }`, {
    input: { commentID: claimableCommentID, body: 'To be claimed soon' },
  });
  await newsroom.decide(people.ADMIN!, heldCommentID, 'reject');
  await postAs(author, 'Afterwards');
  const otherCommentID = await postAs(await newsroom.person(), 'On another site', otherStory.id);

  await change('ClaimComments', { commentIDs: [heldCommentID] });
  talk.clock.advance(1_000);
  await change('ClaimComments', { commentIDs: [otherCommentID] });
  const notice = { commentID, law: 'Section 1', explanation: 'It is.', goodFaith: true };
  const { reportIllegalContent } = await author.public.run<{ reportIllegalContent: { reference: string } }>(
    `mutation ($input: ReportIllegalContentInput!) { reportIllegalContent(input: $input) { reference } }`,
    { input: notice },
  );
  const { appealDecision } = await author.public.run<{ appealDecision: { appeal: { id: string } } }>(
    `mutation ($input: AppealDecisionInput!) { appealDecision(input: $input) { appeal { id } } }`,
    { input: { commentID: heldCommentID, text: 'It was fair.' } },
  );
  const { previewBulk } = await people.MODERATOR!.admin.run<{ previewBulk: { operation: { id: string } } }>(
    `mutation ($input: PreviewBulkInput!) { previewBulk(input: $input) { operation { id } } }`,
    { input: { action: 'RESET', commentIDs: [claimableCommentID] } },
  );
  await talk.settled();

  const scene: RightsScene = {
    siteID,
    storyID: story.id,
    archivableStoryID: archivable.id,
    commentID,
    heldCommentID,
    claimableCommentID,
    authorID: author.id,
    noticeID: reportIllegalContent.reference,
    appealID: appealDecision.appeal.id,
    bulkID: previewBulk.operation.id,
    lastSeq: read.lastEventID,
    lastEventID: `${talk.clock.now().getTime()}-`,
  };
  const signedOut = { public: publicClient(talk), admin: adminClient(talk) };
  const everybody = { ...people, SIGNED_OUT: signedOut } as Askers;
  let questions = 0;
  return {
    scene,
    otherCommentID,
    askers: everybody,
    newsroom,
    factsOf(asker: Asker): AskerFacts {
      questions += 1;
      return { ...(own.get(asker) ?? { ownCommentID: 'x', spareCommentID: 'x' }), nonce: String(questions) };
    },
  };
}
