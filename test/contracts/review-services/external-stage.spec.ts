import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  askExternalStage,
  type ExternalReview,
  type ExternalStageOptions,
} from '../../../src/features/comments/review/services/external-stage.js';
import type { ExternalStageRules } from '../../../src/features/settings/index.js';
import { hangUp, json, redirect, StandInService, text } from '../../harness/stand-in-service.js';

const secret = 'secret-0123456789';
const now = new Date('2026-11-25T10:00:00.900Z');

const review: ExternalReview = {
  callback: 'https://talk.example/api/review/verdicts/house-rules?siteID=s1',
  site: { id: 's1', name: 'Gazette' },
  story: { id: 't1', url: 'https://news.example/a', mode: 'REVIEWS' },
  comment: {
    id: 'c9',
    revision: 1,
    html: '<p>You <b>fool</b> \u{1F600}</p>',
    text: 'You fool \u{1F600}',
    createdAt: new Date('2026-11-25T09:59:00Z'),
    tags: ['EXPERT'],
    rating: 4,
  },
  author: {
    id: 'u1',
    username: 'zoe',
    role: 'COMMENTER',
    createdAt: new Date('2026-01-01T00:00:00Z'),
    figures: { total: 12, approved: 3, rejected: 1, karma: 2 },
    states: ['PREMODERATED'],
    latestComments: [
      {
        id: 'c8',
        status: 'REJECTED',
        codes: ['LINKS'],
        rejectedFor: 'SPAM',
        createdAt: new Date('2026-11-24T18:00:00Z'),
      },
    ],
  },
  history: [{ revision: 0, codes: ['SUSPECT_WORD'], createdAt: new Date('2026-11-25T09:59:00Z') }],
};

let service: StandInService;
beforeEach(async () => (service = await StandInService.start()));
afterEach(() => service.stop());

const stage = (rules: Partial<ExternalStageRules> = {}): ExternalStageRules => ({
  name: 'house-rules',
  enabled: true,
  url: `${service.url}/review`,
  secret,
  speed: 'SLOW',
  timeoutMs: 20_000,
  attempts: 3,
  ...rules,
});

/** Asks without really waiting between attempts; returns the pauses asked for beside the outcome. */
async function ask(rules: Partial<ExternalStageRules> = {}, options: Partial<ExternalStageOptions> = {}) {
  const pauses: number[] = [];
  const wait = async (ms: number) => pauses.push(ms);
  const outcome = await askExternalStage(stage(rules), review, {
    allow: [service.hostPort],
    now: () => now,
    wait,
    ...options,
  }).then(
    (answer) => ({ answer, error: undefined }),
    (error: Error & { code: string }) => ({ answer: undefined, error }),
  );
  return { ...outcome, pauses };
}

/** The example in the page for those who write such a service. */
async function documentedRequest(): Promise<unknown> {
  const page = await readFile('src/features/comments/review/external-stages.md', 'utf8');
  return JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!);
}

describe(askExternalStage.name, () => {
  it('sends the comment and its surroundings, with a key that stays the same', async () => {
    service.willAnswer(json({ verdict: 'pass' }));
    const { answer } = await ask();
    expect(answer).toEqual({ verdict: 'pass', findings: [], tags: [] });
    expect(service.requests).toHaveLength(1);
    expect(service.requests[0]).toMatchObject({
      method: 'POST',
      path: '/review',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'c9.1.house-rules' },
    });
    expect(JSON.parse(service.requests[0]!.body)).toEqual(await documentedRequest());
  });

  it('signs timestamp and body', async () => {
    service.willAnswer(json({ verdict: 'pass' }));
    await ask();
    const { headers, body } = service.requests[0]!;
    const timestamp = String(Date.UTC(2026, 10, 25, 10, 0, 0) / 1000);
    const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex');
    expect(headers).toMatchObject({ 'x-talk-timestamp': timestamp, 'x-talk-signature': `v1=${expected}` });
  });

  it('signs nothing without a secret', async () => {
    service.willAnswer(json({ verdict: 'pass' }));
    await ask({ secret: '' });
    expect(service.requests[0]!.headers).not.toHaveProperty('x-talk-signature');
  });

  it('returns findings with places in the text', async () => {
    const matches = [
      { start: 4, end: 8, rule: 'insult' },
      { start: 9, end: 10, rule: 'emoji' },
      { start: 50, end: 60, rule: 'nowhere' },
    ];
    service.willAnswer(
      json({
        verdict: 'hold',
        findings: [{ code: 'INSULT', detail: 'Rude\u202e', matches, score: 0.9 }],
        tags: ['rude'],
      }),
    );
    expect((await ask()).answer).toEqual({
      verdict: 'hold',
      findings: [
        {
          code: 'INSULT',
          detail: 'Rude',
          matches: [
            { start: 4, end: 8, rule: 'insult' },
            { start: 9, end: 11, rule: 'emoji' },
          ],
          score: 0.9,
        },
      ],
      tags: ['rude'],
    });
  });

  it('waits for a verdict that comes later', async () => {
    service.willAnswer(text('', {}, 202));
    expect((await ask()).answer).toMatchObject({ verdict: 'wait' });
    service.willAnswer(json({ verdict: 'wait' }));
    expect((await ask()).answer).toMatchObject({ verdict: 'wait' });
  });

  it('tries again on a broken connection, 429 and 5xx, each time signed anew', async () => {
    service.willAnswer(hangUp, text('', { 'Retry-After': '7' }, 429), text('', {}, 503), json({ verdict: 'flag' }));
    let tick = 0;
    const { answer, pauses } = await ask({ attempts: 4 }, { now: () => new Date(now.getTime() + 1000 * tick++) });
    expect(answer).toMatchObject({ verdict: 'flag' });
    expect(pauses).toHaveLength(3);
    expect(pauses[1]).toBe(7_000);
    const requests = service.requests.map(({ headers }) => headers);
    expect(new Set(requests.map((headers) => headers['idempotency-key'])).size).toBe(1);
    expect(new Set(requests.map((headers) => headers['x-talk-signature'])).size).toBe(4);
  });

  it.each([
    ['a broken connection', hangUp, 'FETCH_FAILED'],
    ['a failure', text(review.comment.text, {}, 500), 'SERVICE_FAILED'],
  ])('gives up on %s after its attempts', async (_what, answer, code) => {
    service.willAnswer(answer);
    const { error, pauses } = await ask();
    expect(error).toMatchObject({ code });
    expect(service.requests).toHaveLength(3);
    expect(pauses).toHaveLength(2);
    expect(pauses[0]).toBeLessThanOrEqual(pauses[1]!);
  });

  it.each([
    ['seconds', '30'],
    ['a date', new Date(now.getTime() + 30_000).toUTCString()],
  ])('does not wait for %s that its time does not hold', async (_what, retryAfter) => {
    service.willAnswer(text('', { 'Retry-After': retryAfter }, 429));
    const { error, pauses } = await ask();
    expect(error).toMatchObject({ code: 'SERVICE_FAILED' });
    expect(pauses).toEqual([]);
  });

  it.each([
    ['a wrong secret', text('', {}, 401), 'SERVICE_KEY_REFUSED'],
    ['a refusal', text(secret, {}, 400), 'SERVICE_FAILED'],
    ['no verdict', json({ findings: [] }), 'SERVICE_ANSWER_UNFIT'],
    ['an unknown verdict', json({ verdict: review.comment.text }), 'SERVICE_ANSWER_UNFIT'],
    ['a finding without words', json({ verdict: 'hold', findings: [{ code: 'A' }] }), 'SERVICE_ANSWER_UNFIT'],
    ['endless words', json({ verdict: 'hold', findings: [{ detail: 'a'.repeat(501) }] }), 'SERVICE_ANSWER_UNFIT'],
    ['no JSON', text('pass'), 'SERVICE_ANSWER_UNFIT'],
    ['a huge answer', text('x'.repeat(300_000)), 'FETCH_TOO_LARGE'],
    ['a redirect', redirect('/elsewhere'), 'FETCH_REDIRECT_REFUSED'],
    ['a redirect into the private network', redirect('http://10.0.0.1/'), 'FETCH_REDIRECT_REFUSED'],
  ])('fails on %s at once, without a word of what it sent', async (_what, answer, code) => {
    service.willAnswer(answer);
    const { error } = await ask();
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error) + error!.message).not.toMatch(/secret-0123|fool/);
    expect(service.requests).toHaveLength(1);
  });

  it('ends when it is told to, asking or waiting', async () => {
    const time = new AbortController();
    service.willAnswer(() => time.abort());
    expect((await ask({}, { signal: time.signal })).error).toMatchObject({ code: 'FETCH_TIMEOUT' });

    service.willAnswer(text('', { 'Retry-After': '10' }, 503));
    const later = new AbortController();
    const now = () => {
      queueMicrotask(() => setImmediate(() => later.abort()));
      return new Date();
    };
    expect((await ask({}, { signal: later.signal, now, wait: undefined })).error).toMatchObject({
      code: 'FETCH_TIMEOUT',
    });
  });

  it('reaches private addresses only where they are permitted', async () => {
    const { error } = await ask({}, { allow: [] });
    expect(error).toMatchObject({ code: 'FETCH_ADDRESS_REFUSED' });
    expect(service.requests).toEqual([]);
  });
});
