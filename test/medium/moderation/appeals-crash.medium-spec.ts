import { type RequestContext, systemContext } from '../../../src/core/context/request-context.js';
import { EventBus } from '../../../src/core/events/event-bus.js';
import { OwedRecordsSweep } from '../../../src/features/ledger/jobs/owed-records-sweep.js';
import { CommentDecisionsService, CommentsQueries, type Position } from '../../../src/features/comments/index.js';
import { Ledger, LedgerQueries } from '../../../src/features/ledger/index.js';
import { AppealDecisionsService } from '../../../src/features/moderation/appeals/appeal-decisions.service.js';
import { AppealsRepository } from '../../../src/features/moderation/appeals/appeals.repository.js';
import { AppealsService } from '../../../src/features/moderation/appeals/appeals.service.js';
import { OvertakenAppeals } from '../../../src/features/moderation/appeals/overtaken-appeals.js';
import { SanctionAppealsService } from '../../../src/features/moderation/appeals/sanction-appeals.service.js';
import { AppealsSweep } from '../../../src/features/moderation/jobs/appeals-sweep.js';
import { PeopleService, SanctionsQueries, SanctionsService } from '../../../src/features/users/index.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

describe('appeals after a crash', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: RequestContext;
  let colleague: RequestContext;
  let author: Person;
  let stories = 0;

  const contextOf = ({ id }: Person, role: 'COMMENTER' | 'MODERATOR'): RequestContext => {
    const rights = { role, isBanned: false, tokenId: 'test', tokenExpiresAt: new Date() };
    return { actor: { kind: 'user', id, ...rights }, address: 'test', requestId: 'test' };
  };

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = contextOf(await newsroom.person('MODERATOR'), 'MODERATOR');
    colleague = contextOf(await newsroom.person('MODERATOR'), 'MODERATOR');
  });
  afterAll(() => talk.stop());
  beforeEach(async () => {
    author = await newsroom.person();
  });
  afterEach(() => jest.restoreAllMocks());

  /** A rejected comment with an open appeal. */
  const filed = async () => {
    stories += 1;
    const story = await newsroom.story(`/crash-${stories}`);
    const commentId = (await newsroom.post(author, story.id, 'A comment')).comment.id;
    await talk.get(CommentDecisionsService).decide(moderator, { commentId, kind: 'REJECTED' });
    const input = { commentId, text: 'Please look again.' };
    const { id } = await talk.get(AppealsService).file(contextOf(author, 'COMMENTER'), input);
    await talk.settled();
    return { id, commentId };
  };
  /** A ban with an open appeal. */
  const filedAgainstBan = async () => {
    await talk.get(PeopleService).ban(moderator, author.id);
    const [sanction] = (await talk.get(SanctionsQueries).ofPerson(author.id))!.sanctions;
    const input = { sanctionId: sanction!.id, text: 'Please look again.' };
    const { id } = await talk.get(SanctionAppealsService).file(contextOf(author, 'COMMENTER'), input);
    await talk.settled();
    return id;
  };
  const kindsOf = async () => (await talk.get(SanctionsQueries).ofPerson(author.id))!.history.map(({ kind }) => kind);
  const grant = (appealId: string) =>
    talk.get(AppealDecisionsService).decide(colleague, { appealId, verdict: 'GRANT' }, { force: false });
  const stateOf = async (id: string) => (await talk.get(AppealsRepository).findById(id))?.state;
  const commentOf = (id: string) => talk.get(CommentsQueries).byId(id);
  const actionsOf = async (id: string) => {
    const filter = { subject: { kind: 'appeal' as const, id } };
    const entries = await talk.get(LedgerQueries).page(systemContext('test'), filter, { first: 10 });
    return entries.map(({ action }) => action).toReversed();
  };
  const sweep = async () => {
    talk.clock.advance(6_000);
    const sweeps = talk.get(AppealsSweep);
    await sweeps.enforceLeftovers();
    await sweeps.followLeftovers();
    await talk.get(OwedRecordsSweep).run();
    await talk.settled();
  };

  it('approves what was granted, once', async () => {
    const { id, commentId } = await filed();
    jest.spyOn(talk.get(CommentDecisionsService), 'decide').mockRejectedValueOnce(new Error('killed'));
    await expect(grant(id)).rejects.toThrow('killed');
    expect(await stateOf(id)).toBe('GRANTED');
    expect(await commentOf(commentId)).toMatchObject({ status: 'REJECTED' });

    await sweep();
    expect(await commentOf(commentId)).toMatchObject({ status: 'APPROVED', transition: 3 });
    await sweep();
    expect(await commentOf(commentId)).toMatchObject({ status: 'APPROVED', transition: 3 });
  });

  it('approves nothing twice where only the mark was left', async () => {
    const { id, commentId } = await filed();
    jest.spyOn(talk.get(AppealsRepository), 'clearUnenforced').mockRejectedValueOnce(new Error('killed'));
    await expect(grant(id)).rejects.toThrow('killed');
    await sweep();
    expect(await commentOf(commentId)).toMatchObject({ status: 'APPROVED', transition: 3 });
    expect(await talk.get(AppealsRepository).findUnenforced(new Date(8.64e15), 10)).toEqual([]);
  });

  it('lifts a ban whose appeal was granted, once', async () => {
    const id = await filedAgainstBan();
    jest.spyOn(talk.get(SanctionsService), 'reverse').mockRejectedValueOnce(new Error('killed'));
    await expect(grant(id)).rejects.toThrow('killed');
    expect(await kindsOf()).toEqual(['BANNED']);

    await sweep();
    await sweep();
    expect(await kindsOf()).toEqual(['BANNED', 'UNBANNED']);
    expect(await talk.get(AppealsRepository).findUnenforced(new Date(8.64e15), 10)).toEqual([]);
    expect(await actionsOf(id)).toEqual(['APPEAL_FILED', 'APPEAL_GRANTED']);
  });

  it('leaves a later ban as it is', async () => {
    const id = await filedAgainstBan();
    jest.spyOn(talk.get(SanctionsService), 'reverse').mockRejectedValueOnce(new Error('killed'));
    await expect(grant(id)).rejects.toThrow('killed');
    await talk.get(PeopleService).unban(moderator, author.id);
    await talk.get(PeopleService).ban(moderator, author.id);
    await sweep();
    expect(await kindsOf()).toEqual(['BANNED', 'UNBANNED', 'BANNED']);
  });

  it('ends the appeal against a ban that was lifted while nobody listened', async () => {
    const id = await filedAgainstBan();
    const emit = jest.spyOn(talk.get(EventBus), 'emit').mockResolvedValue();
    await talk.get(PeopleService).unban(moderator, author.id);
    emit.mockRestore();
    expect(await stateOf(id)).toBe('OPEN');
    await sweep();
    expect(await stateOf(id)).toBe('GRANTED');
  });

  it('leaves a later decision as it is', async () => {
    const { id, commentId } = await filed();
    const decisions = talk.get(CommentDecisionsService);
    jest.spyOn(decisions, 'decide').mockRejectedValueOnce(new Error('killed'));
    await expect(grant(id)).rejects.toThrow('killed');
    await decisions.decide(moderator, { commentId, kind: 'APPROVED' });
    await decisions.decide(moderator, { commentId, kind: 'REJECTED', code: 'SPAM' });
    await sweep();
    expect(await commentOf(commentId)).toMatchObject({ status: 'REJECTED', decision: { code: 'SPAM' } });
  });

  it('records every step that the ledger has not got', async () => {
    const ledger = jest.spyOn(talk.get(Ledger), 'settle').mockRejectedValue(new Error('killed'));
    const { id, commentId } = await filed();
    await grant(id);
    await talk.settled();
    expect(await actionsOf(id)).toEqual([]);
    ledger.mockRestore();
    await sweep();
    await sweep();
    expect(await actionsOf(id)).toEqual(['APPEAL_FILED', 'APPEAL_GRANTED']);
    expect(await talk.get(Ledger).verify((await commentOf(commentId))!.siteId)).toMatchObject({ ok: true });
  });

  it('ends what was overtaken while nobody listened', async () => {
    const appeals = [await filed(), await filed()];
    const emit = jest.spyOn(talk.get(EventBus), 'emit').mockResolvedValue();
    for (const { commentId } of appeals) await talk.get(CommentDecisionsService).reset(moderator, commentId);
    emit.mockRestore();
    await sweep();
    for (const { id } of appeals) {
      expect(await stateOf(id)).toBe('GRANTED');
      expect(await actionsOf(id)).toEqual(['APPEAL_FILED', 'APPEAL_GRANTED']);
    }
  });

  it('has looked at all open appeals after some turns', async () => {
    for (let count = 0; count < 3; count += 1) await filed();
    const open = await talk.get(AppealsRepository).countOpen(undefined, 100);
    const overtaken = talk.get(OvertakenAppeals);
    let turns = 0;
    let after: Position | undefined;
    do {
      after = await overtaken.followSome(after, 1);
      turns += 1;
    } while (after);
    expect(turns).toBe(open + 1);
  });
});
