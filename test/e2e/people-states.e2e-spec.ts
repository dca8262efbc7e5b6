import { PeopleRules } from '../../src/features/users/index.js';
import { publicClient, signInMutation } from '../harness/graphql.js';
import { PeopleDesk } from '../harness/people-desk.js';

const hourMs = 3_600_000;

describe('people', () => {
  let desk: PeopleDesk;

  beforeAll(async () => {
    desk = await PeopleDesk.open();
  });
  afterAll(() => desk.talk.stop());

  describe('who are banned', () => {
    it('everywhere may write nowhere, until the ban is lifted', async () => {
      const reader = await desk.newsroom.person();
      await desk.act(desk.moderator, reader, 'banUser', 'reason: "Sold watches."');
      expect(await desk.refusal(reader, desk.times)).toBe('USER_BANNED');
      expect(await desk.refusal(reader, desk.courier)).toBe('USER_BANNED');
      expect(await desk.self(reader)).toMatchObject({ isBanned: true });
      expect(await desk.look(reader)).toMatchObject({
        isBanned: true,
        history: [{ kind: 'BANNED', reason: 'Sold watches.', byID: desk.moderator.id, siteIDs: null }],
      });

      await desk.act(desk.moderator, reader, 'unbanUser');
      expect(await desk.refusal(reader)).toBeUndefined();
      expect(await desk.kinds(reader)).toEqual(['UNBANNED', 'BANNED']);
    });

    it('on one site may write on another, and sign in', async () => {
      const reader = await desk.newsroom.person();
      await desk.act(desk.moderator, reader, 'banUser', `siteIDs: ["${desk.times}"]`);
      expect(await desk.refusal(reader, desk.times)).toBe('USER_BANNED');
      expect(await desk.refusal(reader, desk.courier)).toBeUndefined();
      expect(await desk.look(reader)).toMatchObject({ isBanned: false, bannedSiteIDs: [desk.times] });
      const email = `${(await desk.self(reader)).username}@example.org`;
      const credentials = { email, password: 'correct horse battery' };
      expect(await publicClient(desk.talk).codeOf(signInMutation, { input: credentials })).toBeUndefined();

      await desk.act(desk.moderator, reader, 'banUser', `siteIDs: ["${desk.times}", "${desk.courier}"]`);
      expect(await desk.refusal(reader, desk.courier)).toBe('USER_BANNED');
      await desk.act(desk.moderator, reader, 'unbanUser', `siteIDs: ["${desk.times}"]`);
      expect(await desk.refusal(reader, desk.times)).toBeUndefined();
      expect(await desk.refusal(reader, desk.courier)).toBe('USER_BANNED');
      await desk.act(desk.moderator, reader, 'unbanUser');
      expect(await desk.refusal(reader, desk.courier)).toBeUndefined();
    });

    it('are banned once, however many moderators do it', async () => {
      const reader = await desk.newsroom.person();
      await Promise.all([desk.moderator, desk.admin, desk.moderator].map((by) => desk.act(by, reader, 'banUser')));
      expect(await desk.kinds(reader)).toEqual(['BANNED']);
    });
  });

  it('who are suspended may write again when the time is over, by itself', async () => {
    const reader = await desk.newsroom.person();
    const until = new Date(desk.talk.clock.now().getTime() + hourMs).toISOString();
    await desk.act(
      desk.moderator,
      reader,
      'suspendUser',
      `until: "${until}", message: "Have a walk.", reason: "Third time"`,
    );
    expect(await desk.self(reader)).toMatchObject({
      isBanned: false,
      suspension: { until, message: 'Have a walk.' },
      writeRefusal: { code: 'USER_SUSPENDED', until },
    });
    expect(await desk.look(reader)).toMatchObject({ suspendedUntil: until, history: [{ reason: 'Third time' }] });

    desk.talk.clock.advance(hourMs);
    expect(await desk.self(reader)).toMatchObject({ suspension: null, writeRefusal: null });
    expect(await desk.look(reader)).toMatchObject({ suspendedUntil: null });
  });

  it('who are suspended may be forgiven, and none into the past', async () => {
    const reader = await desk.newsroom.person();
    const until = new Date(desk.talk.clock.now().getTime() + hourMs).toISOString();
    await desk.act(desk.moderator, reader, 'suspendUser', `until: "${until}"`);
    await desk.act(desk.moderator, reader, 'unsuspendUser');
    expect(await desk.refusal(reader)).toBeUndefined();
    expect(await desk.codeOf(desk.moderator, reader, 'suspendUser', 'until: "2020-01-01T00:00:00Z"')).toBe('BAD_INPUT');
  });

  it('who are warned have to acknowledge it before they write', async () => {
    const reader = await desk.newsroom.person();
    await desk.act(desk.moderator, reader, 'warnUser', 'message: "Stay civil.", reason: "Insults"');
    const { warning, writeRefusal } = await desk.self(reader);
    expect(writeRefusal?.code).toBe('USER_WARNED');
    expect(warning?.message).toBe('Stay civil.');

    const acknowledge = `mutation Ack($id: ID!) { acknowledgeWarning(input: { warningID: $id }) { viewer { id } } }`;
    await reader.public.run(acknowledge, { id: 'another one' });
    expect(await desk.refusal(reader)).toBe('USER_WARNED');
    await reader.public.run(acknowledge, { id: warning!.id });
    await reader.public.run(acknowledge, { id: warning!.id });
    expect(await desk.self(reader)).toMatchObject({ warning: null, writeRefusal: null });
    expect(await desk.look(reader)).toMatchObject({
      history: [
        { kind: 'WARNING_ACKNOWLEDGED', byID: reader.id },
        { kind: 'WARNED', message: 'Stay civil.', reason: 'Insults' },
      ],
    });
  });

  it('who get a message may write, and acknowledge each', async () => {
    const reader = await desk.newsroom.person();
    await desk.act(desk.moderator, reader, 'messageUser', 'message: "Well said."');
    await desk.act(desk.moderator, reader, 'messageUser', 'message: "Once more."');
    const { messages, writeRefusal } = await desk.self(reader);
    expect(messages.map(({ message }) => message)).toEqual(['Well said.', 'Once more.']);
    expect(writeRefusal).toBeNull();
    await reader.public.run(
      `mutation Ack($id: ID!) { acknowledgeMessage(input: { messageID: $id }) { viewer { id } } }`,
      {
        id: messages[0]!.id,
      },
    );
    expect((await desk.self(reader)).messages.map(({ message }) => message)).toEqual(['Once more.']);
  });

  it('who are always pre-moderated are so everywhere or on sites', async () => {
    const reader = await desk.newsroom.person();
    await desk.act(desk.moderator, reader, 'premoderateUser', `siteIDs: ["${desk.times}"]`);
    expect(await desk.look(reader)).toMatchObject({ isPremoderated: false, premoderatedSiteIDs: [desk.times] });
    await desk.act(desk.moderator, reader, 'premoderateUser');
    expect(await desk.look(reader)).toMatchObject({ isPremoderated: true });
    await desk.act(desk.moderator, reader, 'stopPremoderatingUser');
    expect(await desk.look(reader)).toMatchObject({ isPremoderated: false, premoderatedSiteIDs: [] });
    expect(await desk.refusal(reader)).toBeUndefined();
  });

  it('are shadow-limited only where the settings allow it', async () => {
    const reader = await desk.newsroom.person();
    expect(await desk.codeOf(desk.moderator, reader, 'shadowLimitUser')).toBe('SHADOW_LIMITS_OFF');
    const rules = jest.spyOn(desk.talk.get(PeopleRules, 'web'), 'current');
    rules.mockResolvedValue({ banEmailDomains: [], shadowLimits: true });
    await desk.act(desk.moderator, reader, 'shadowLimitUser');
    rules.mockRestore();
    expect(await desk.look(reader)).toMatchObject({ isShadowLimited: true });
    expect(await desk.self(reader)).toMatchObject({ writeRefusal: null });
    await desk.act(desk.moderator, reader, 'stopShadowLimitingUser');
    expect(await desk.look(reader)).toMatchObject({ isShadowLimited: false });
  });
});
