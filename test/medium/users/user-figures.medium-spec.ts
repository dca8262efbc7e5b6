import { UserFigures, UsersQueries, UsersService } from '../../../src/features/users/index.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

describe(UserFigures.name, () => {
  let talk: TestTalk;
  let writers: readonly UserFigures[];
  let people = 0;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web'], ['web']] });
    writers = talk.parts.map(({ app }) => app.get(UserFigures, { strict: false }));
  });
  afterAll(() => talk.stop());

  async function person(): Promise<string> {
    people += 1;
    const account = {
      username: `person_${people}`,
      email: `p${people}@example.org`,
      password: 'correct horse battery',
    };
    return (await talk.get(UsersService).create(account)).id;
  }
  const read = async (id: string) => (await talk.get(UsersQueries).byId(id))!;

  it('adds each number of a story once, whoever says it and how often', async () => {
    const id = await person();
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    for (const seq of numbers) {
      await Promise.all(writers.map((writer) => writer.apply(id, 'story', seq, { visible: 1, status_NONE: 2 })));
      expect(await writers[0]!.apply(id, 'story', seq, { visible: 1 })).toBe(false);
    }
    expect(await read(id)).toMatchObject({ figures: { visible: 20, status_NONE: 40 }, figuresVersion: 20 });
  });

  it('keeps stories apart, also when they are counted at once', async () => {
    const id = await person();
    const stories = Array.from({ length: 30 }, (_, index) => `story-${index}`);
    await Promise.all(
      stories.flatMap((story) => writers.map((writer) => writer.apply(id, story, 7, { decided_REJECTED: 1 }))),
    );
    expect((await read(id)).figures).toEqual({ decided_REJECTED: 30 });
    expect(await writers[0]!.apply(id, 'story-3', 6, { decided_REJECTED: 1 })).toBe(false);
    expect(await writers[0]!.apply(id, 'story-3', 8, { decided_REJECTED: -1 })).toBe(true);
    expect((await read(id)).figures).toEqual({ decided_REJECTED: 29 });
  });

  it('counts a batch for many people in one command, and leaves out who is gone', async () => {
    const ids = await Promise.all([person(), person()]);
    const changes = [...ids, 'nobody'].map((userId, index) => ({ userId, deltas: { visible: index + 1 } }));
    await Promise.all(writers.map((writer) => writer.applyMany('story', 1, changes)));
    expect(await Promise.all(ids.map(async (id) => (await read(id)).figures))).toEqual([
      { visible: 1 },
      { visible: 2 },
    ]);
  });

  it('is repaired only where nothing has changed since it was counted', async () => {
    const id = await person();
    expect(await writers[0]!.replace(id, { visible: 3 }, 0)).toBe(true);
    await writers[1]!.apply(id, 'story', 1, { visible: 1 });
    expect(await writers[0]!.replace(id, { visible: 99 }, 1)).toBe(false);
    expect(await writers[0]!.replace(id, { visible: 5 }, 2)).toBe(true);
    expect(await read(id)).toMatchObject({ figures: { visible: 5 }, figuresVersion: 3 });
  });

  it.each(['a.b', '$set', '', 'one1'])('knows no figure named "%s"', async (name) => {
    await expect(writers[0]!.apply('nobody', 'story', 1, { [name]: 1 })).rejects.toThrow('no name of a figure');
  });

  it('does not burden who only asks who somebody is', async () => {
    const id = await person();
    await writers[0]!.apply(id, 'story', 1, { visible: 1 });
    expect(await read(id)).not.toHaveProperty('applied');
  });
});
