import { defaultModerationRules, type ModerationRules, moderationRulesSchema } from '../../../settings/index.js';
import { bodyText } from '../../comment-body.js';
import type { CommentsRepository } from '../../comments.repository.js';
import type { ReviewStage, ReviewSubject } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { KarmaStage } from './karma.stage.js';
import { LinksStage } from './links.stage.js';
import { NewCommenterStage } from './new-commenter.stage.js';
import { PreModerationStage } from './pre-moderation.stage.js';
import { RecentRejectionsStage } from './recent-rejections.stage.js';
import { StaffStage } from './staff.stage.js';

const stages = new ReviewStages();
const now = new Date('2026-05-01T12:00:00Z');

interface Given {
  readonly rules?: object;
  readonly author?: Partial<ReviewSubject['author']>;
  readonly site?: Partial<ReviewSubject['site']>;
  readonly body?: string;
}

function subjectOf({ rules = {}, author = {}, site = {}, body = '<p>Hello</p>' }: Given): ReviewSubject {
  const parsed: ModerationRules = moderationRulesSchema.parse(rules);
  return {
    commentId: 'comment',
    revision: 0,
    rules: parsed,
    rulesVersion: '7',
    body,
    text: bodyText(body),
    author: { id: 'author', role: 'COMMENTER', email: 'a@example.org', ...author },
    site: { id: 'site', moderation: 'POST', ...site },
    story: {
      id: 'story',
      siteId: 'site',
      url: 'https://news.example/a',
      mode: 'COMMENTS',
      slowModeSeconds: 0,
      settings: {},
    },
  } as ReviewSubject;
}

/** What a stage finds, or why it says nothing. */
async function codesOf(stage: ReviewStage, given: Given): Promise<string[]> {
  const subject = subjectOf(given);
  if (stage.runs(subject) === 'OFF') return ['off'];
  const outcome = await stage.review(subject, new AbortController().signal);
  return outcome.verdict === 'pass' ? [] : [outcome.verdict, ...outcome.findings.map(({ code }) => code)];
}

describe(LinksStage.name, () => {
  const stage = new LinksStage(stages);
  const two = '<p>See one.org and two.org</p>';

  it.each<[string, object, string, string[]]>([
    ['nothing where the rules name nothing', {}, two, ['off']],
    ['nothing in a text without links', { hold: true }, '<p>Hello</p>', []],
    ['any link', { hold: true }, two, ['hold', 'LINKS']],
    ['more links than allowed', { hold: true, max: 1 }, two, ['hold', 'LINKS']],
    ['nothing where there are as many as allowed', { hold: true, max: 2 }, two, []],
    ['nothing in links that do not count', { hold: true, allow: ['one.org', 'two.org'] }, two, []],
    ['a denied link, although links are welcome', { deny: ['two.org'] }, two, ['hold', 'DENIED_LINK']],
    ['a denied subdomain', { deny: ['example.org'] }, '<p>www.example.org</p>', ['hold', 'DENIED_LINK']],
    ['both', { hold: true, deny: ['two.org'] }, two, ['hold', 'DENIED_LINK', 'LINKS']],
  ])('finds %s', async (_, links, body, codes) => {
    expect(await codesOf(stage, { rules: { links }, body })).toEqual(codes);
  });

  it('says where in the text the links stand', async () => {
    const subject = subjectOf({ rules: { links: { hold: true } }, body: '<p>See one.org now</p>' });
    expect(await stage.review(subject)).toMatchObject({
      findings: [{ matches: [{ start: 4, end: 11, rule: 'one.org' }] }],
    });
  });

  it('tells the author first where the rules say so', () => {
    expect(stage.nudges(subjectOf({}))).toBe(false);
    expect(stage.nudges(subjectOf({ rules: { nudge: true } }))).toBe(true);
  });
});

describe(PreModerationStage.name, () => {
  const stage = new PreModerationStage(stages);
  const domains = { people: { premoderateEmailDomains: ['example.org'] } };
  const limits = { people: { shadowLimits: true } };

  it.each<[string, Given, string[]]>([
    ['nothing', {}, []],
    ['a site', { site: { moderation: 'PRE' } }, ['hold', 'PREMOD_SITE']],
    ['a person', { author: { premoderatedAt: now } }, ['hold', 'PREMOD_PERSON']],
    ['a person on this site', { author: { premoderatedSiteIds: ['site'] } }, ['hold', 'PREMOD_PERSON']],
    ['no person of another site', { author: { premoderatedSiteIds: ['other'] } }, []],
    ['an e-mail domain', { rules: domains }, ['hold', 'PREMOD_EMAIL_DOMAIN']],
    ['no domain that only ends alike', { rules: domains, author: { email: 'a@badexample.org' } }, []],
    ['a limited person', { rules: limits, author: { shadowLimitedAt: now } }, ['hold', 'SHADOW_LIMITED']],
    ['no limited person where the state is switched off', { author: { shadowLimitedAt: now } }, []],
    [
      'everything at once',
      { site: { moderation: 'PRE' }, author: { premoderatedAt: now } },
      ['hold', 'PREMOD_SITE', 'PREMOD_PERSON'],
    ],
  ])('holds %s', async (_, given, codes) => {
    expect(await codesOf(stage, given)).toEqual(codes);
  });
});

describe(KarmaStage.name, () => {
  const stage = new KarmaStage(stages);
  const karma = { hold: true, threshold: -2 };

  it.each<[string, object, Record<string, number>, string[]]>([
    ['nobody where the rule is off', { hold: false }, { decided_REJECTED: 9 }, ['off']],
    ['nobody without a record', karma, {}, []],
    ['nobody above the threshold', karma, { decided_REJECTED: 3, decided_APPROVED: 2 }, []],
    ['somebody at the threshold', karma, { decided_REJECTED: 4, decided_APPROVED: 2 }, ['hold', 'KARMA']],
  ])('holds %s', async (_, rule, figures, codes) => {
    expect(await codesOf(stage, { rules: { karma: rule }, author: { figures } })).toEqual(codes);
  });
});

describe(NewCommenterStage.name, () => {
  const stage = new NewCommenterStage(stages);
  const newcomers = { hold: true, comments: 2 };

  it.each<[string, object, Record<string, number>, string[]]>([
    ['nobody where the rule is off', {}, {}, ['off']],
    ['a first comment', newcomers, {}, ['hold', 'NEW_COMMENTER']],
    ['a second comment', newcomers, { visible: 1, total: 5 }, ['hold', 'NEW_COMMENTER']],
    ['nobody with enough of them published', newcomers, { visible: 2 }, []],
  ])('holds %s', async (_, rule, figures, codes) => {
    expect(await codesOf(stage, { rules: { newcomers: rule }, author: { figures } })).toEqual(codes);
  });
});

describe(RecentRejectionsStage.name, () => {
  const counted = { total: 0, rejected: 0 };
  const countRecent = jest.fn(async (_author: string, _except: string, _since: Date) => counted);
  const clock = { now: () => now };
  const stage = new RecentRejectionsStage(stages, { countRecent } as unknown as CommentsRepository, clock);
  const figures = { status_REJECTED: 1 };
  const rules = { rejections: { hold: true } };

  it.each<[string, number, number, string[]]>([
    ['nothing where none was lately', 10, 0, []],
    ['nothing in fewer comments than tell something', 3, 3, []],
    ['nothing below the rate', 10, 2, []],
    ['the rate', 10, 3, ['hold', 'RECENT_REJECTIONS']],
  ])('finds %s', async (_, total, rejected, codes) => {
    Object.assign(counted, { total, rejected });
    expect(await codesOf(stage, { author: { figures }, rules })).toEqual(codes);
  });

  it('looks at the days that the rules name', async () => {
    await codesOf(stage, { author: { figures }, rules: { rejections: { hold: true, windowDays: 2 } } });
    expect(countRecent).toHaveBeenLastCalledWith('author', 'comment', new Date('2026-04-29T12:00:00Z'));
  });

  it('reads nothing for somebody whom nobody ever rejected', async () => {
    countRecent.mockClear();
    expect(await codesOf(stage, { author: { figures: { total: 9 } }, rules })).toEqual(['off']);
    expect(await codesOf(stage, { rules })).toEqual(['off']);
    expect(countRecent).not.toHaveBeenCalled();
  });
});

describe(StaffStage.name, () => {
  const stage = new StaffStage(stages);

  it.each([
    ['COMMENTER', ['off']],
    ['MEMBER', ['off']],
    ['STAFF', ['approve', 'STAFF']],
    ['MODERATOR', ['approve', 'STAFF']],
    ['ADMIN', ['approve', 'STAFF']],
  ] as const)('treats %s as it should', async (role, codes) => {
    expect(await codesOf(stage, { author: { role } })).toEqual(codes);
  });

  it('exempts nobody where the rule is off', async () => {
    expect(await codesOf(stage, { author: { role: 'ADMIN' }, rules: { staff: { exempt: false } } })).toEqual(['off']);
  });

  it('is on unless the newsroom says otherwise', () => {
    expect(defaultModerationRules.staff.exempt).toBe(true);
  });
});
