import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { systemContext } from '../../../src/core/context/request-context.js';
import type { AppealDocument } from '../../../src/features/moderation/appeals/appeal.schema.js';
import { PeopleService, SanctionsQueries, SanctionsService } from '../../../src/features/users/index.js';
import { UserChangesRepository } from '../../../src/features/users/user-changes.repository.js';
import { Newsroom } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

describe(SanctionsService.name, () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  const ctx = systemContext('test');

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
    newsroom = new Newsroom(talk);
  });
  afterAll(() => talk.stop());
  afterEach(() => jest.restoreAllMocks());

  const standing = async (id: string) => (await talk.get(SanctionsQueries).ofPerson(id))!;

  it('never lifts a ban that came between looking and lifting', async () => {
    const { id } = await newsroom.person();
    const people = talk.get(PeopleService);
    await people.ban(ctx, id);
    const [first] = (await standing(id)).sanctions;
    const repository = talk.get(UserChangesRepository);
    const look = repository.findWithHistory.bind(repository);
    jest.spyOn(repository, 'findWithHistory').mockImplementationOnce(async (userId) => {
      const seen = await look(userId);
      await people.unban(ctx, userId);
      await people.ban(ctx, userId);
      return seen;
    });
    await talk.get(SanctionsService).reverse(ctx, id, first!.id);
    const { user, history } = await standing(id);
    expect(user.bannedAt).toBeDefined();
    expect(history.map(({ kind }) => kind)).toEqual(['BANNED', 'UNBANNED', 'BANNED']);
  });

  it('lifts the one it looked at also where something else happens to the person meanwhile', async () => {
    const { id } = await newsroom.person();
    const people = talk.get(PeopleService);
    await people.ban(ctx, id);
    const [ban] = (await standing(id)).sanctions;
    const repository = talk.get(UserChangesRepository);
    const look = repository.findWithHistory.bind(repository);
    jest.spyOn(repository, 'findWithHistory').mockImplementationOnce(async (userId) => {
      const seen = await look(userId);
      await people.message(ctx, userId, 'Hello.');
      return seen;
    });
    const user = await talk.get(SanctionsService).reverse(ctx, id, ban!.id);
    expect(user.bannedAt).toBeUndefined();
    const { history } = await standing(id);
    expect(history.map(({ kind }) => kind)).toEqual(['BANNED', 'MESSAGED', 'UNBANNED']);
  });

  it('lets the open appeals of a person be found by an index', async () => {
    const appeals = talk.get<Model<AppealDocument>>(getModelToken('Appeal') as never);
    const plan = await appeals
      .find({ authorId: 'somebody', state: 'OPEN', 'decision.kind': { $exists: true } })
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('authorId_1_state_1');
  });
});
