import { SitesRepository } from '../../src/features/sites/sites.repository.js';
import { InstallService } from '../../src/features/install/index.js';
import { UsersRepository } from '../../src/features/users/users.repository.js';
import { adminClient, publicClient, signInMutation, signUpMutation } from '../harness/graphql.js';
import { createCommentMutation, Newsroom } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const installMutation = `mutation Install($input: InstallInput!) { install(input: $input) { nextURL } }`;
const password = 'correct horse battery';

describe('what was broken off half-way', () => {
  let talk: TestTalk;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
  });
  afterAll(() => talk.stop());

  it('does not keep Talk from being set up later', async () => {
    const code = (await talk.get(InstallService, 'web').code())!;
    const origins = ['https://news.example'];
    const input = { code, siteName: 'The Test Times', origins, username: 'editor', email: 'e@example.org', password };
    jest.spyOn(talk.get(SitesRepository, 'web'), 'insert').mockRejectedValueOnce(new Error('MongoDB has gone'));

    expect(await adminClient(talk).codeOf(installMutation, { input })).toBe('INTERNAL');
    talk.clock.advance(61_000);
    expect(await adminClient(talk).codeOf(installMutation, { input })).toBeUndefined();
  });

  it('leaves an account whole whose making was not confirmed', async () => {
    const users = talk.get(UsersRepository, 'web');
    const insert = users.insert.bind(users);
    jest.spyOn(users, 'insert').mockImplementationOnce(async (user) => {
      await insert(user);
      throw new Error('the answer was lost');
    });
    const account = { email: 'ada@example.org', password };
    const input = { ...account, username: 'ada' };

    expect(await publicClient(talk).codeOf(signUpMutation, { input })).toBe('INTERNAL');
    talk.clock.advance(61_000);
    expect(await publicClient(talk).codeOf(signUpMutation, { input })).toBe('USERNAME_TAKEN');
    expect(await publicClient(talk).codeOf(signInMutation, { input: account })).toBeUndefined();
  });

  it('gives a comment again to an author who never got the answer, whatever has become of its parent', async () => {
    const newsroom = new Newsroom(talk);
    await newsroom.site('https://times.example');
    const story = await newsroom.story('/article', 'https://times.example');
    const [author, moderator] = [await newsroom.person(), await newsroom.person('MODERATOR')];
    const parent = await newsroom.post(author, story.id, 'The first word.');
    const other = await newsroom.person();
    const reply = { parentID: parent.comment.id, clientMutationID: 'once' };
    const { comment } = await newsroom.post(other, story.id, 'A reply.', reply);
    await newsroom.decide(moderator, parent.comment.id, 'reject');

    expect((await newsroom.post(other, story.id, 'A reply.', reply)).comment.id).toBe(comment.id);
    const input = { storyID: story.id, body: 'Another reply.', ...reply, clientMutationID: 'twice' };
    expect(await other.public.codeOf(createCommentMutation, { input })).toBe('PARENT_NOT_VISIBLE');
  });
});
