import { Newsroom } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const change = `mutation Change($input: UpdateWordListInput!) { updateWordList(input: $input) { wordList { version } } }`;

describe('word lists in review', () => {
  let talk: TestTalk;
  beforeAll(async () => {
    talk = await startTalk();
  });
  afterAll(() => talk.stop());

  it('reject what is banned and flag what is suspect', async () => {
    const newsroom = new Newsroom(talk);
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
});
