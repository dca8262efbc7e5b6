import { PeopleRules } from '../../src/features/users/index.js';
import { publicClient, signUpMutation } from '../harness/graphql.js';
import { PeopleDesk } from '../harness/people-desk.js';

const dayMs = 86_400_000;

describe('people', () => {
  let desk: PeopleDesk;

  beforeAll(async () => {
    desk = await PeopleDesk.open();
  });
  afterAll(() => desk.talk.stop());

  describe('whose username', () => {
    const change = `mutation Name($username: String!) { changeUsername(input: { username: $username }) { viewer { username } } }`;
    const toReview = async () => {
      const query = `{ usernamesToReview(first: 100) { nodes { id } } }`;
      const answer = await desk.moderator.admin.run<{ usernamesToReview: { nodes: { id: string }[] } }>(query);
      return answer.usernamesToReview.nodes.map(({ id }) => id);
    };

    it('is rejected choose another one, which moderators desk.look at', async () => {
      const reader = await desk.newsroom.person();
      const { username } = await desk.self(reader);
      await desk.act(desk.moderator, reader, 'rejectUsername', 'reason: "Not a name"');
      expect(await desk.refusal(reader)).toBe('USERNAME_REJECTED');
      expect(await reader.public.codeOf(change, { username })).toBe('USERNAME_UNCHANGED');
      expect(await reader.public.codeOf(change, { username: username.toUpperCase() })).toBe('USERNAME_UNCHANGED');
      expect(await reader.public.codeOf(change, { username: '!' })).toBe('USERNAME_INVALID');

      await reader.public.run(change, { username: 'Better.Name' });
      expect(await desk.self(reader)).toMatchObject({
        username: 'Better.Name',
        usernameStatus: 'CHANGED',
        writeRefusal: null,
      });
      expect(await toReview()).toContain(reader.id);
      await desk.act(desk.moderator, reader, 'approveUsername');
      expect(await toReview()).not.toContain(reader.id);
      expect(await desk.self(reader)).toMatchObject({ usernameStatus: 'APPROVED' });
      expect(await desk.kinds(reader)).toEqual(['USERNAME_APPROVED', 'USERNAME_CHANGED', 'USERNAME_REJECTED']);
    });

    it('is taken by one of two who want it, and given up names are free again', async () => {
      const readers = await Promise.all([desk.newsroom.person(), desk.newsroom.person()]);
      const former = (await desk.self(readers[0])).username;
      const codes = await Promise.all(readers.map(({ public: ask }) => ask.codeOf(change, { username: 'wanted' })));
      expect(codes.toSorted()).toEqual(['USERNAME_TAKEN', undefined]);
      const winner = codes.indexOf(undefined);
      const loser = readers[1 - winner]!;
      const free = winner === 0 ? former : 'another_free_name';
      expect(await loser.public.codeOf(change, { username: free })).toBeUndefined();
    });

    it('was changed lately has to stay for 14 days', async () => {
      const reader = await desk.newsroom.person();
      await reader.public.run(change, { username: 'first_choice' });
      expect(await reader.public.codeOf(change, { username: 'second_choice' })).toBe('USERNAME_CHANGED_LATELY');
      expect((await desk.self(reader)).canChangeUsernameFrom).not.toBeNull();
      await desk.act(desk.moderator, reader, 'rejectUsername');
      expect(await reader.public.codeOf(change, { username: 'second_choice' })).toBeUndefined();
      desk.talk.clock.advance(14 * dayMs);
      const { token } = await desk.newsroom.session(reader);
      expect(await publicClient(desk.talk, token).codeOf(change, { username: 'first_choice' })).toBeUndefined();
      // Everybody's token is over: the others start anew.
      [desk.admin, desk.moderator] = [
        await desk.newsroom.session(desk.admin),
        await desk.newsroom.session(desk.moderator),
      ];
    });
  });

  describe('who sign up', () => {
    it('with an address of a banned provider are refused', async () => {
      const rules = jest.spyOn(desk.talk.get(PeopleRules, 'web'), 'current');
      rules.mockResolvedValue({ banEmailDomains: ['throwaway.example'], shadowLimits: false });
      const code = (email: string, username: string) =>
        publicClient(desk.talk).codeOf(signUpMutation, {
          input: { email, username, password: 'correct horse battery' },
        });
      expect(await code('a@mx.throwaway.example', 'thrower_1')).toBe('EMAIL_DOMAIN_BANNED');
      expect(await code('a@notthrowaway.example', 'thrower_2')).toBeUndefined();
      rules.mockRestore();
    });
  });

  describe('who ignore each other', () => {
    const ignore = (name = 'ignoreUser') =>
      `mutation Ignore($id: ID!) { ${name}(input: { userID: $id }) { viewer { ignoredUsers { id } } } }`;

    it('see whom, and may stop', async () => {
      const [reader, other] = [await desk.newsroom.person(), await desk.newsroom.person()];
      await reader.public.run(ignore(), { id: other.id });
      await reader.public.run(ignore(), { id: other.id });
      expect((await desk.self(reader)).ignoredUsers).toEqual([{ id: other.id }]);
      expect((await desk.self(other)).ignoredUsers).toEqual([]);
      await reader.public.run(ignore('stopIgnoringUser'), { id: other.id });
      expect((await desk.self(reader)).ignoredUsers).toEqual([]);
    });

    it('cannot ignore themselves, the desk.newsroom or nobody, and strangers none', async () => {
      const reader = await desk.newsroom.person();
      const staff = await desk.newsroom.person('STAFF');
      expect(await reader.public.codeOf(ignore(), { id: reader.id })).toBe('NOT_IGNORABLE');
      expect(await reader.public.codeOf(ignore(), { id: staff.id })).toBe('NOT_IGNORABLE');
      expect(await reader.public.codeOf(ignore(), { id: desk.moderator.id })).toBe('NOT_IGNORABLE');
      expect(await reader.public.codeOf(ignore(), { id: 'nobody' })).toBe('NOT_FOUND');
      expect(await publicClient(desk.talk).codeOf(ignore(), { id: reader.id })).toBe('UNAUTHENTICATED');
    });
  });
});
