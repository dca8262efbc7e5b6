import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const state = `comment { id status queues tags decision { kind code text revision } }`;
const decide = (field: string) =>
  `mutation Decide($input: DecideCommentInput!) { ${field}(input: $input) { ${state} } }`;
const mark = (field: string) => `mutation Mark($input: MarkCommentInput!) { ${field}(input: $input) { ${state} } }`;
const edit = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`;

interface State {
  readonly status: string;
  readonly queues: readonly string[];
  readonly tags: readonly string[];
  readonly decision: object | null;
}

describe('decisions', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;
  let moderator: Person;
  let storyID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    reader = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
    await newsroom.site('https://news.example', 'POST');
    storyID = (await newsroom.story()).id;
  });
  afterAll(() => talk.stop());

  const posted = async () => (await newsroom.post(reader, storyID, 'Well said')).comment.id;
  async function run(mutation: string, input: object): Promise<State> {
    const answer = await moderator.admin.run<Record<string, { comment: State }>>(mutation, { input });
    return Object.values(answer)[0]!.comment;
  }

  it('are made about the text that was looked at', async () => {
    const commentID = await posted();
    await reader.public.run(edit, { input: { commentID, body: 'Something else' } });

    const stale = { input: { commentID, revision: 0 } };
    expect(await moderator.admin.codeOf(decide('approveComment'), stale)).toBe('COMMENT_EDITED');
    expect(await run(decide('approveComment'), { commentID, revision: 1 })).toMatchObject({
      status: 'APPROVED',
      decision: { kind: 'APPROVED', code: null, text: null, revision: 1 },
    });
  });

  it('give a reason and a sentence to the author, and can be taken back', async () => {
    const commentID = await posted();
    const rejection = { commentID, code: 'OFF_TOPIC', text: 'This is about the weather.' };
    expect(await run(decide('rejectComment'), rejection)).toMatchObject({
      status: 'REJECTED',
      decision: { kind: 'REJECTED', code: 'OFF_TOPIC', text: 'This is about the weather.', revision: 0 },
    });
    expect(await run(mark('resetComment'), { commentID })).toMatchObject({
      status: 'NONE',
      queues: ['UNMODERATED'],
      decision: null,
    });
  });

  it('set a comment aside for a colleague without hiding it', async () => {
    const commentID = await posted();
    expect(await run(mark('setCommentAside'), { commentID })).toMatchObject({
      status: 'NONE',
      queues: ['UNMODERATED', 'FOR_REVIEW'],
    });
  });

  it.each([
    ['feature', 'FEATURED'],
    ['pin', 'PINNED'],
  ])('%s a comment, which approves it, and take that back', async (verb, tag) => {
    const commentID = await posted();
    expect(await run(mark(`${verb}Comment`), { commentID })).toMatchObject({ status: 'APPROVED', tags: [tag] });
    expect(await run(mark(`un${verb}Comment`), { commentID })).toMatchObject({ status: 'APPROVED', tags: [] });
  });
});
