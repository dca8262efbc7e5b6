import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { UserActor } from '../../src/core/context/actor.js';
import { PubSub } from '../../src/core/pubsub/pubsub.js';
import { StoriesQueries, StoryControlsService } from '../../src/features/stories/index.js';
import { Newsroom, type Person, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import {
  archive,
  close,
  listQuery,
  readersQuery,
  reopen,
  restore,
  schedule,
  setExperts,
  setMode,
  updateSettings,
} from '../harness/story-mutations.js';
import { trustedRead } from '../harness/trusted-read.js';

const minute = 60_000;

describe('what moderators decide about a story', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let reader: Person;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web', 'jobs'], ['web']] });
    newsroom = new Newsroom(talk);
    siteID = (await newsroom.site()).id;
    moderator = await newsroom.person('MODERATOR');
    reader = await newsroom.person();
  });
  afterAll(() => talk.stop());

  const codeOf = (mutation: string, input: object) => moderator.admin.codeOf(mutation, { input });
  const seen = async (id: string) => (await reader.public.run<StoryAnswer>(readersQuery, { id })).story;

  it('is what readers see, and is given back to the site with null', async () => {
    const { id: storyID } = await newsroom.story('/own');
    const settings = {
      moderation: 'PRE',
      messageBox: 'Be brief',
      closedMessage: 'Thank you',
      live: false,
      links: { max: 2 },
    };
    await moderator.admin.run(updateSettings, { input: { storyID, settings, expectedVersion: 0 } });
    expect(await seen(storyID)).toMatchObject({
      messageBox: 'Be brief',
      closedMessage: 'Thank you',
      settings: { moderation: 'PRE', live: false },
    });
    const more = { messageBox: null, links: { hold: true } };
    expect(await moderator.admin.run(updateSettings, { input: { storyID, settings: more } })).toMatchObject({
      updateStorySettings: {
        story: { settings: { messageBox: null, moderation: 'PRE', links: { hold: true, max: 2 } }, settingsVersion: 2 },
      },
    });
    expect(await seen(storyID)).toMatchObject({ messageBox: null, closedMessage: 'Thank you' });
    expect(await codeOf(updateSettings, { storyID, settings, expectedVersion: 1 })).toBe('CONFLICT');
    const tooLong = { messageBox: 'x'.repeat(2_001), links: { max: -1 } };
    const { errors } = await moderator.admin.ask(updateSettings, { input: { storyID, settings: tooLong } });
    for (const path of ['messageBox', 'links.max']) expect(errors![0]!.message).toContain(path);
  });

  it('reaches cached reads in every process', async () => {
    const { id } = await newsroom.story('/cached');
    const read = async (url: string) => {
      const variables = { id, orderBy: 'CREATED_AT_DESC', first: 20 };
      return (await trustedRead<{ story: { isClosed: boolean } }>(url, 'StoryStream', variables)).body.data.story;
    };
    const both = () => Promise.all(talk.parts.map(({ url }) => read(url!)));
    expect((await both()).map(({ isClosed }) => isClosed)).toEqual([false, false]);
    await moderator.admin.run(close, { input: { storyID: id } });
    await talk.parts[1]!.app.get(PubSub, { strict: false }).roundTrip(5_000);
    expect((await both()).map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });

  it('has modes, a slow mode for chats, and experts who exist', async () => {
    const { id: storyID } = await newsroom.story('/modes');
    await moderator.admin.run(setMode, { input: { storyID, mode: 'CHAT', slowModeSeconds: 30 } });
    expect(await seen(storyID)).toMatchObject({ mode: 'CHAT', settings: { slowModeSeconds: 30 } });
    expect(await codeOf(setMode, { storyID, mode: 'QA', slowModeSeconds: 30 })).toBe('BAD_INPUT');
    expect(await codeOf(setMode, { storyID, mode: 'CHAT', slowModeSeconds: 3_601 })).toBe('BAD_INPUT');

    const userIDs = [reader.id, reader.id];
    expect(await moderator.admin.run(setExperts, { input: { storyID, userIDs } })).toMatchObject({
      setStoryExperts: { story: { settings: { expertIDs: [reader.id] } } },
    });
    expect(await codeOf(setExperts, { storyID, userIDs: ['nobody'] })).toBe('BAD_INPUT');
    expect(await codeOf(setExperts, { storyID, userIDs: Array.from({ length: 51 }, (_, n) => `u${n}`) })).toBe(
      'BAD_INPUT',
    );
  });

  it('refuses a schedule that makes no sense', async () => {
    const { id: storyID } = await newsroom.story('/senseless');
    const at = (minutes: number) => new Date(talk.clock.now().getTime() + minutes * minute);
    expect(await codeOf(schedule, { storyID, closesAt: at(-1) })).toBe('BAD_INPUT');
    expect(await codeOf(schedule, { storyID, opensAt: at(2), closesAt: at(1) })).toBe('BAD_INPUT');
    expect(await codeOf(schedule, { storyID: 'nowhere' })).toBe('NOT_FOUND');
  });

  it('is remembered with who and when, and can be brought back', async () => {
    const { id: storyID } = await newsroom.story('/remembered');
    await moderator.admin.run(setMode, { input: { storyID, mode: 'QA' } });
    await moderator.admin.run(close, { input: { storyID } });
    await moderator.admin.run(close, { input: { storyID } });
    expect(await moderator.admin.run(restore, { input: { storyID, version: 0, expectedVersion: 2 } })).toMatchObject({
      restoreStory: { story: { mode: 'COMMENTS', isClosed: false, settingsVersion: 3 } },
    });
    const historyQuery = `query ($id: ID) { story(id: $id) {
      history { version action changedByID restoredFrom differences { path before after } }
    } }`;
    const { story } = await moderator.admin.run<{ story: { history: object[] } }>(historyQuery, { id: storyID });
    expect(story.history).toMatchObject([
      { version: 3, action: 'RESTORED', changedByID: moderator.id, restoredFrom: 0 },
      { version: 2, action: 'CLOSED', differences: [{ path: 'closedAt', before: null }] },
      { version: 1, action: 'MODE_CHANGED', differences: [{ path: 'mode', before: '"COMMENTS"', after: '"QA"' }] },
      { version: 0, action: 'CREATED', changedByID: 'system:stories', differences: [] },
    ]);
    expect(await codeOf(restore, { storyID, version: 9 })).toBe('NOT_FOUND');

    for (let round = 0; round < 30; round += 1) {
      await moderator.admin.run(reopen, { input: { storyID } });
      await moderator.admin.run(close, { input: { storyID } });
    }
    const later = await moderator.admin.run<{ story: { history: object[] } }>(historyQuery, { id: storyID });
    expect(later.story.history).toHaveLength(50);
  });

  it('keeps both of two changes made at the same moment', async () => {
    const { id: storyID } = await newsroom.story('/together');
    await Promise.all([
      moderator.admin.run(setMode, { input: { storyID, mode: 'REVIEWS' } }),
      moderator.admin.run(updateSettings, { input: { storyID, settings: { messageBox: 'Stars, please' } } }),
      moderator.admin.run(close, { input: { storyID } }),
    ]);
    expect(await seen(storyID)).toMatchObject({ mode: 'REVIEWS', messageBox: 'Stars, please', isClosed: true });
  });

  it('is the business of the moderators of its site alone', async () => {
    const story = await newsroom.story('/scoped');
    const actorOf = (siteScope: readonly string[], role: UserActor['role'] = 'MODERATOR'): UserActor => ({
      kind: 'user',
      id: moderator.id,
      role,
      siteScope,
      isBanned: false,
      tokenId: 't',
      tokenExpiresAt: new Date(),
    });
    const as = (actor: UserActor) => ({ actor, address: 'test', requestId: 'test' });
    const [controls, queries] = [talk.get(StoryControlsService), talk.get(StoriesQueries)];
    const stranger = as(actorOf(['elsewhere']));
    await expect(controls.close(stranger, story.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(queries.moderated(stranger, story.id, '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(queries.list(stranger, { siteId: siteID }, { first: 9 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await queries.list(stranger, {}, { first: 9 })).toEqual([]);
    expect(await queries.list(as(actorOf([siteID])), {}, { first: 9 })).not.toEqual([]);
    expect(await controls.close(as(actorOf([siteID])), story.id)).toMatchObject({ id: story.id });
    expect(await controls.reopen(as(actorOf([], 'ADMIN')), story.id)).toMatchObject({ id: story.id });
  });

  it('goes on in the story that another was merged into', async () => {
    const ids = await Promise.all([1, 2, 3].map(async (n) => (await newsroom.story(`/merged-${n}`)).id));
    const stories = talk.parts[0]!.app.get<Connection>(getConnectionToken(), { strict: false }).collection<{
      _id: string;
      mergedInto?: string;
    }>('stories');
    await stories.updateOne({ _id: ids[0]! }, { $set: { mergedInto: ids[1]! } });
    await stories.updateOne({ _id: ids[1]! }, { $set: { mergedInto: ids[2]! } });
    expect(await seen(ids[0]!)).toMatchObject({ id: ids[2], isClosed: false });
    const url = 'https://news.example/merged-1';
    expect((await reader.public.run<StoryAnswer>(readersQuery, { url })).story.id).toBe(ids[2]);
    expect(await moderator.admin.run(`query ($url: String) { story(url: $url) { id } }`, { url })).toEqual({
      story: { id: ids[2] },
    });
    const { stories: listed } = await moderator.admin.run<{ stories: { nodes: object[] } }>(listQuery, {
      text: 'news.example/merged',
    });
    expect(listed.nodes).toEqual([{ id: ids[2] }]);

    await stories.updateOne({ _id: ids[2]! }, { $set: { mergedInto: ids[0]! } });
    expect(await seen(ids[0]!)).toMatchObject({ isClosed: true });
  });

  it('is found by state, section and beginning, page by page', async () => {
    const origin = 'https://list.example';
    const { id: listed } = await newsroom.site(origin);
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      talk.clock.advance(1);
      ids.push((await newsroom.story(`/story-${n}`, origin)).id);
    }
    const [archived, closed, waiting, aged, open] = ids as [string, string, string, string, string];
    await moderator.admin.run(archive, { input: { storyID: archived } });
    await moderator.admin.run(close, { input: { storyID: closed } });
    const opensAt = new Date(talk.clock.now().getTime() + 60 * minute);
    await moderator.admin.run(schedule, { input: { storyID: waiting, opensAt } });
    const closesAt = new Date(talk.clock.now().getTime() + minute);
    await moderator.admin.run(schedule, { input: { storyID: aged, closesAt } });
    talk.clock.advance(2 * minute);

    const find = async (filter: object) => {
      const answer = await moderator.admin.run<{
        stories: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }>(listQuery, { siteID: listed, ...filter });
      return { ids: answer.stories.nodes.map(({ id }) => id), ...answer.stories.pageInfo };
    };
    expect((await find({})).ids).toEqual([open, aged, waiting, closed, archived]);
    expect((await find({ state: 'OPEN' })).ids).toEqual([open]);
    expect((await find({ state: 'CLOSED' })).ids).toEqual([aged, closed]);
    expect((await find({ state: 'NOT_YET_OPEN' })).ids).toEqual([waiting]);
    expect((await find({ state: 'ARCHIVED' })).ids).toEqual([archived]);
    expect((await find({ text: 'AN ART' })).ids).toHaveLength(5);
    expect((await find({ text: `${origin}/story-3` })).ids).toEqual([waiting]);
    expect((await find({ text: '.*' })).ids).toEqual([]);
    expect((await find({ section: 'Politics' })).ids).toEqual([]);
    const first = await find({ first: 3 });
    expect(first).toMatchObject({ ids: [open, aged, waiting], hasNextPage: true });
    expect(await find({ first: 3, after: first.endCursor })).toMatchObject({
      ids: [closed, archived],
      hasNextPage: false,
    });
  });
});
