import { AuthService } from '../../../src/features/auth/index.js';
import { systemContext } from '../../../src/core/context/request-context.js';
import { sanitiseBody } from '../../../src/features/comments/comment-body.js';
import type { CommentDocument } from '../../../src/features/comments/comment.schema.js';
import { Newsroom, type NewsroomSize } from '../../../src/features/demo/newsroom/index.js';
import type { StoryDocument } from '../../../src/features/stories/story.schema.js';
import { UsersService } from '../../../src/features/users/index.js';
import type { UserDocument } from '../../../src/features/users/user.schema.js';
import { DemoTalk, silent } from './demo-talk.js';

const dayMs = 86_400_000;
const size: NewsroomSize = { seed: 'test', comments: 400, stories: 3, users: 50 };

describe(Newsroom.name, () => {
  let talk: DemoTalk;

  beforeEach(async () => {
    talk = await DemoTalk.start();
  });

  afterEach(() => talk.stop());

  const comments = (of = talk) => of.documents<CommentDocument>('comments');

  /** Nothing is left to count, and what is counted equals the comments. */
  async function expectCountersToHold(): Promise<void> {
    const all = await comments();
    for (const story of await talk.documents<StoryDocument>('stories')) {
      const own = all.filter(({ storyId }) => storyId === story._id);
      expect(story.counts['visible'] ?? 0).toBe(own.filter(({ visible }) => visible).length);
      expect(story.log).toEqual({ seq: own.length, pending: [] });
      expect(own.map(({ settled }) => settled.seq).sort((one, other) => one - other)).toEqual(own.map((_, i) => i + 1));
    }
    for (const { _id, unsettled, transition, settled, status, replyCount, review } of all) {
      expect({ unsettled, review }).toEqual({ unsettled: undefined, review: undefined });
      expect(settled).toMatchObject({ transition, status });
      expect(replyCount).toBe(all.filter(({ parentId, visible }) => parentId === _id && visible).length);
    }
  }

  it('stores what it was asked for, with counters that equal the comments', async () => {
    expect(await talk.fill(size)).toEqual({ users: 50, comments: 400 });

    expect(await comments()).toHaveLength(400);
    expect(await talk.documents('stories')).toHaveLength(5 + 3);
    expect(await talk.documents('users')).toHaveLength(50 + 3);
    await expectCountersToHold();
  });

  it('stores bodies and histories as a post would have', async () => {
    await talk.fill(size);

    const now = talk.clock.now();
    for (const { body, revisions, createdAt, editedAt, changedAt, visible, status, decision } of await comments()) {
      expect(sanitiseBody(body)).toBe(body);
      expect(revisions.at(-1)!.body).toBe(body);
      expect(revisions[0]!.createdAt).toEqual(createdAt);
      expect(editedAt).toEqual(revisions[1]?.createdAt);
      expect(changedAt).toEqual(decision?.decidedAt ?? editedAt ?? createdAt);
      expect(changedAt < now).toBe(true);
      expect(visible).toBe(status === 'NONE' || status === 'APPROVED');
    }
  });

  it('numbers a parent before its replies, so that live readers hear of it first', async () => {
    await talk.fill(size);

    const all = await comments();
    const byId = new Map(all.map((comment) => [comment._id, comment]));
    for (const { parentId, settled } of all) {
      if (parentId !== null) expect(byId.get(parentId)!.settled.seq).toBeLessThan(settled.seq);
    }
  });

  it('changes nothing when it is run again a day later', async () => {
    await talk.fill(size);
    const before = await talk.everything();
    talk.clock.time = new Date(talk.clock.time.getTime() + dayMs);

    expect(await talk.fill(size)).toEqual({ users: 0, comments: 0 });

    expect(await talk.everything()).toEqual(before);
  });

  it('continues a smaller run', async () => {
    await talk.fill({ ...size, comments: 150 });
    const before = await comments();

    expect(await talk.fill(size)).toEqual({ users: 0, comments: 250 });

    const texts = new Map((await comments()).map(({ _id, body }) => [_id, body]));
    for (const { _id, body } of before) expect(texts.get(_id)).toBe(body);
    await expectCountersToHold();
  });

  it('finishes what a run that was broken off has stored but not counted', async () => {
    const breaksOff = {
      ...silent,
      begin: (stage: string) => {
        if (stage === 'Counters') throw new Error('broken off');
      },
    };
    await expect(talk.fill(size, breaksOff)).rejects.toThrow('broken off');

    expect(await talk.fill(size)).toEqual({ users: 0, comments: 0 });

    await expectCountersToHold();
  });

  it('gives two Talks the same ids, texts, threads and relative times', async () => {
    const other = await DemoTalk.start(new Date('2027-03-05T09:30:00Z'));
    const described = async (of: DemoTalk) =>
      (await comments(of)).map(({ _id, parentId, body, status, createdAt }) => {
        const ageMs = of.clock.time.getTime() - createdAt.getTime();
        return { _id, parentId, body, status, ageMs };
      });
    try {
      await talk.fill(size);
      await other.fill(size);

      expect(await described(other)).toEqual(await described(talk));
    } finally {
      await other.stop();
    }
  });

  it('lets the three accounts sign in', async () => {
    await talk.fill(size);

    for (const { user, password } of Object.values(await talk.ensureAccounts())) {
      const signedIn = await talk
        .get(AuthService)
        .signIn(systemContext('test'), { email: user.email, password: password! });
      expect(signedIn.user.role).toBe(user.role);
    }
    const { moderator } = await talk.ensureAccounts();
    expect(moderator.user.role).toBe('MODERATOR');
  });

  it('leaves an account with a password of its own alone', async () => {
    const taken = { username: 'somebody', email: 'reader@news.example', password: 'a password of their own' };
    const { id } = await talk.get(UsersService).create(taken);

    const { reader } = await talk.ensureAccounts();

    expect(reader).toMatchObject({ user: { id, username: 'somebody' } });
    expect(reader.password).toBeUndefined();
  });

  it('gives way to a person who has an invented name already', async () => {
    const other = await DemoTalk.start();
    await other.fill(size);
    const invented = (await other.documents<UserDocument>('users')).find(({ email }) =>
      email.endsWith('@readers.example'),
    )!;
    await other.stop();
    const email = 'real@person.example';
    await talk.get(UsersService).create({ username: invented.username, email, password: 'a long password' });

    expect(await talk.fill(size)).toMatchObject({ users: 50 });
    expect(await talk.fill(size)).toMatchObject({ users: 0 });

    const users = await talk.documents<UserDocument>('users');
    expect(users.find(({ _id }) => _id === invented._id)!.username).toBe(
      `${invented.username}.${invented._id.slice(0, 6)}`,
    );
    expect(users.find((user) => user.email === email)!.username).toBe(invented.username);
  });
});
