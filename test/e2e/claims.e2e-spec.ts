import { adminLive, type LiveClient } from '../harness/live.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const claim = `mutation Claim($input: ClaimCommentsInput!) {
  claimComments(input: $input) { claims { commentID moderatorID username } }
}`;
const release = `mutation Release($input: ClaimCommentsInput!) { releaseComments(input: $input) { commentIDs } }`;
const reject = `mutation Reject($input: DecideCommentInput!) { rejectComment(input: $input) { comment { status } } }`;
const claimedBy = `query Claimed($id: ID!) { comment(id: $id) { claimedBy { moderatorID } } }`;
const changes = `subscription Claims($siteID: ID, $after: String) {
  commentClaimsChanged(siteID: $siteID, after: $after) { eventID commentID claim { username } }
}`;

interface ClaimsAnswer {
  readonly claimComments: { readonly claims: readonly { readonly moderatorID: string }[] };
}

interface ClaimEvent {
  readonly eventID: string;
  readonly commentID: string;
  readonly claim: { readonly username: string } | null;
}

describe('claims on comments', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let one: Person;
  let two: Person;
  let storyID: string;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    [one, two] = [await newsroom.person('MODERATOR'), await newsroom.person('MODERATOR')];
    siteID = (await newsroom.site('https://news.example', 'POST')).id;
    storyID = (await newsroom.story()).id;
  });
  afterAll(() => talk.stop());

  const posted = async () => (await newsroom.post(await newsroom.person(), storyID, 'Mine to look at')).comment.id;
  const holders = async (person: Person, ...commentIDs: string[]) =>
    (await person.admin.run<ClaimsAnswer>(claim, { input: { commentIDs } })).claimComments.claims.map(
      ({ moderatorID }) => moderatorID,
    );
  const holder = async (id: string) =>
    (await one.admin.run<{ comment: { claimedBy: object | null } }>(claimedBy, { id })).comment.claimedBy;

  it('give a comment to one of two moderators who reach for it at once', async () => {
    const id = await posted();
    const [[first], [second]] = await Promise.all([holders(one, id), holders(two, id)]);
    expect([one.id, two.id]).toContain(first);
    expect(second).toBe(first);
    expect(await holder(id)).toEqual({ moderatorID: first });
  });

  it('keep colleagues from deciding, by name, unless they insist', async () => {
    const id = await posted();
    await holders(one, id);
    const { errors } = await two.admin.ask(reject, { input: { commentID: id } });
    expect(errors).toMatchObject([{ extensions: { code: 'COMMENT_CLAIMED' } }]);
    expect(errors![0]!.message).toMatch(/^moderator_\d+ is looking/);
    const insisting = { input: { commentID: id, force: true } };
    expect(await two.admin.run(reject, insisting)).toEqual({ rejectComment: { comment: { status: 'REJECTED' } } });
  });

  it('do not keep the one who holds them, and end with the decision', async () => {
    const id = await posted();
    await holders(one, id);
    await one.admin.run(reject, { input: { commentID: id } });
    expect(await holder(id)).toBeNull();
  });

  it('end by themselves after two minutes, unless renewed', async () => {
    const [kept, left] = [await posted(), await posted()];
    await holders(one, kept, left);
    talk.clock.advance(90_000);
    await holders(one, kept);
    talk.clock.advance(60_000);
    expect(await holders(two, kept, left)).toEqual([one.id, two.id]);
  });

  it('are no longer than a page, and nobody gives up what a colleague holds', async () => {
    const tooMany = { input: { commentIDs: Array.from({ length: 101 }, (_, index) => String(index)) } };
    expect(await one.admin.codeOf(claim, tooMany)).toBe('BAD_INPUT');
    const id = await posted();
    await holders(one, id);
    await two.admin.run(release, { input: { commentIDs: [id] } });
    expect(await holder(id)).toEqual({ moderatorID: one.id });
  });

  describe('live', () => {
    let live: LiveClient;
    beforeEach(() => (live = adminLive(talk, two.token)));
    afterEach(() => live.close());

    it('are told to colleagues, who also learn what they have missed', async () => {
      const id = await posted();
      const feed = live.subscribe<ClaimEvent>(changes, { siteID });
      const elsewhere = live.subscribe<ClaimEvent>(changes, { siteID: 'elsewhere' });
      let claimed: ClaimEvent | undefined;
      while (!claimed) {
        await holders(one, id);
        claimed = await Promise.race([
          feed.event(({ commentID }) => commentID === id),
          new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined))),
        ]);
      }
      expect(claimed.claim?.username).toMatch(/^moderator_/);

      await one.admin.run(release, { input: { commentIDs: [id] } });
      await feed.event(({ commentID, claim: held }) => commentID === id && held === null);
      const late = live.subscribe<ClaimEvent>(changes, { siteID, after: claimed.eventID });
      await late.event(({ commentID, claim: held }) => commentID === id && held === null);
      expect(elsewhere.seen).toEqual([]);
    });

    it('are refused to readers', async () => {
      const stranger = adminLive(talk, (await newsroom.person()).token);
      expect(JSON.stringify(await stranger.subscribe(changes).ended())).toContain('FORBIDDEN');
      await stranger.close();
    });
  });
});
