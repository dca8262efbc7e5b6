import { createCommentMutation, Newsroom, type Person, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { archive, close, readersQuery, reopen, schedule, unarchive } from '../harness/story-mutations.js';
import { trustedRead } from '../harness/trusted-read.js';

const minute = 60_000;

describe('the life of a story', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let reader: Person;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
    reader = await newsroom.person();
  });
  afterAll(() => talk.stop());

  const inMinutes = (count: number) => new Date(talk.clock.now().getTime() + count * minute);
  const cached = async (id: string) => {
    const variables = { id, orderBy: 'CREATED_AT_DESC', first: 20 };
    const { body } = await trustedRead<StoryAnswer & { story: { isClosed: boolean } }>(
      talk.url('web'),
      'StoryStream',
      variables,
    );
    return body.data.story.isClosed;
  };
  const codeOfPosting = (storyID: string) =>
    reader.public.codeOf(createCommentMutation, { input: { storyID, body: `Said at ${talk.clock.now().getTime()}` } });

  it('opens and closes by schedule, to the moment, for cached reads too', async () => {
    const story = await newsroom.story('/scheduled');
    const [opensAt, closesAt] = [inMinutes(1), inMinutes(2)];
    const input = { storyID: story.id, opensAt, closesAt };
    expect(await cached(story.id)).toBe(false);
    expect(await moderator.admin.run(schedule, { input })).toMatchObject({
      scheduleStory: { story: { isClosed: true, state: { state: 'NOT_YET_OPEN', at: opensAt.toISOString() } } },
    });
    expect(await cached(story.id)).toBe(true);
    expect(await codeOfPosting(story.id)).toBe('STORY_CLOSED');

    talk.clock.advance(minute - 5_000);
    expect(await cached(story.id)).toBe(true);
    talk.clock.advance(5_001);
    expect(await cached(story.id)).toBe(false);
    expect(await codeOfPosting(story.id)).toBeUndefined();

    talk.clock.advance(minute - 5_000);
    expect(await cached(story.id)).toBe(false);
    talk.clock.advance(5_001);
    expect(await cached(story.id)).toBe(true);
    expect(await codeOfPosting(story.id)).toBe('STORY_CLOSED');
    expect(await moderator.admin.run(reopen, { input: { storyID: story.id } })).toMatchObject({
      reopenStory: { story: { isClosed: false, closesAt: null } },
    });
    expect(await codeOfPosting(story.id)).toBeUndefined();
    await talk.settled();
  });

  it('is closed and archived by a moderator at once, in the process where they do it', async () => {
    const story = await newsroom.story('/closed-at-once');
    const input = { storyID: story.id, clientMutationID: 'c' };
    expect(await codeOfPosting(story.id)).toBeUndefined();
    expect(await moderator.admin.run(close, { input })).toMatchObject({
      closeStory: { story: { state: { state: 'CLOSED', reason: 'MODERATOR' } }, clientMutationID: 'c' },
    });
    expect(await codeOfPosting(story.id)).toBe('STORY_CLOSED');
    await moderator.admin.run(reopen, { input });
    expect(await codeOfPosting(story.id)).toBeUndefined();

    await moderator.admin.run(archive, { input });
    expect(await codeOfPosting(story.id)).toBe('STORY_CLOSED');
    expect(await reader.public.run(readersQuery, { id: story.id })).toMatchObject({
      story: { isClosed: true, isArchived: true },
    });
    expect(await moderator.admin.codeOf(reopen, { input })).toBe('STORY_ARCHIVED');
    await moderator.admin.run(unarchive, { input });
    expect(await codeOfPosting(story.id)).toBeUndefined();
    await talk.settled();
  });
});
