import { Newsroom } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const updateRules = `mutation ($input: UpdateModerationRulesInput!) {
  updateModerationRules(input: $input) { moderationRules { version } }
}`;
const change = `mutation Change($input: UpdateWordListInput!) { updateWordList(input: $input) { wordList { version } } }`;

describe('word lists in review', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
  });
  afterAll(() => talk.stop());

  it('reject what is banned and flag what is suspect', async () => {
    await newsroom.site();
    const story = await newsroom.story();
    const admin = await newsroom.person('ADMIN');
    const reader = await newsroom.person();
    const add = (kind: string, phrase: string) =>
      admin.admin.run(change, { input: { kind, add: [{ phrase }], expectedVersion: 0 } });
    await add('BANNED', 'blackguard');
    await add('SUSPECT', 'scoundrel');

    expect((await newsroom.post(reader, story.id, 'You bl4ckguard!')).status).toBe('REJECTED');
    expect((await newsroom.post(reader, story.id, 'What a scoundrel.')).status).toBe('NONE');
    expect((await newsroom.post(reader, story.id, 'What a fine day.')).status).toBe('NONE');
  });

  it('hold either where the newsroom wants to decide itself, each as it is set', async () => {
    const { id: siteID } = await newsroom.site('https://careful.example');
    const story = await newsroom.story('/article', 'https://careful.example');
    const [admin, reader] = [await newsroom.person('ADMIN'), await newsroom.person()];
    const statusOf = async (body: string) => (await newsroom.post(reader, story.id, body)).status;
    const wordsAre = async (words: object) => {
      await admin.admin.run(updateRules, { input: { siteID, settings: { words, repeats: { hold: false } } } });
    };

    await wordsAre({ banned: 'HOLD' });
    expect(await statusOf('You blackguard!')).toBe('SYSTEM_WITHHELD');
    expect(await statusOf('Such a scoundrel.')).toBe('NONE');
    await wordsAre({ banned: 'REJECT', suspect: 'HOLD' });
    expect(await statusOf('You blackguard, again!')).toBe('REJECTED');
    expect(await statusOf('Such a scoundrel, again.')).toBe('SYSTEM_WITHHELD');
    const both = await newsroom.post(reader, story.id, 'A blackguard and a scoundrel.');
    expect(both.status).toBe('REJECTED');
    expect(await newsroom.decide(await newsroom.person('MODERATOR'), both.comment.id, 'approve')).toMatchObject({
      reasons: [{ stage: 'banned-words' }, { stage: 'suspect-words' }],
    });
  });
});
