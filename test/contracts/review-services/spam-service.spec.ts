import {
  checkSpam,
  submitHam,
  submitSpam,
  type SpamSubject,
} from '../../../src/features/comments/review/services/spam-service.js';
import { redirect, StandInService, text } from '../../harness/stand-in-service.js';

const key = 'key-0123456789';
const subject: SpamSubject = {
  text: 'Buy pills & save £5',
  isReply: false,
  authorName: 'Zoë',
  permalink: 'https://news.example/a?commentID=1',
  createdAt: new Date('2026-11-25T10:00:00Z'),
};

let akismet: StandInService;
beforeEach(async () => (akismet = await StandInService.start()));
afterEach(() => akismet.stop());

const options = (signal?: AbortSignal) => ({
  endpoint: `${akismet.url}/1.1/comment-check`,
  key,
  site: 'https://news.example/',
  timeoutMs: 20_000,
  allow: [akismet.hostPort],
  signal,
});

const failureOf = (promise: Promise<unknown>): Promise<Error & { code: string }> =>
  promise.then(
    () => Promise.reject(new Error('did not fail')),
    (error: Error & { code: string }) => error,
  );

describe(checkSpam.name, () => {
  it('sends what it knows, and nothing else, as a form', async () => {
    akismet.willAnswer(text('false'));
    await checkSpam(subject, options());
    const [request] = akismet.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/1.1/comment-check' });
    expect(request!.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request!.body))).toEqual({
      api_key: key,
      blog: 'https://news.example/',
      blog_charset: 'UTF-8',
      comment_type: 'comment',
      comment_author: 'Zoë',
      comment_content: 'Buy pills & save £5',
      comment_date_gmt: '2026-11-25T10:00:00.000Z',
      permalink: 'https://news.example/a?commentID=1',
    });
  });

  it('sends of the reader what it is given', async () => {
    akismet.willAnswer(text('false'));
    const more = { address: '192.0.2.7', userAgent: 'Browser/1', referrer: 'https://news.example/', language: 'pt-BR' };
    await checkSpam({ ...subject, ...more, isReply: true, isEdit: true }, options());
    expect(Object.fromEntries(new URLSearchParams(akismet.requests[0]!.body))).toMatchObject({
      user_ip: '192.0.2.7',
      user_agent: 'Browser/1',
      referrer: 'https://news.example/',
      blog_lang: 'pt_BR',
      comment_type: 'reply',
      recheck_reason: 'edit',
    });
  });

  it.each([
    ['false', {}, { spam: false, discard: false }],
    ['true\n', {}, { spam: true, discard: false }],
    ['true', { 'X-akismet-pro-tip': 'discard' }, { spam: true, discard: true }],
    ['false', { 'X-akismet-pro-tip': 'discard' }, { spam: false, discard: false }],
  ])('understands %j with %j', async (body, headers, verdict) => {
    akismet.willAnswer(text(body, headers));
    await expect(checkSpam(subject, options())).resolves.toEqual(verdict);
  });

  it.each([
    ['no reason', {}, 'Check it in the moderation settings.'],
    ['a reason', { 'X-akismet-debug-help': 'Empty "blog" value, no user_ip' }, ' about: blog, user_ip.'],
    ['the key quoted', { 'X-akismet-debug-help': `Unknown key ${key}` }, 'settings.'],
    ['the comment quoted', { 'X-akismet-debug-help': 'Buy pills' }, 'settings.'],
    ['an endless reason', { 'X-akismet-debug-help': `${'a '.repeat(200)}blog` }, 'settings.'],
  ])('says that the key is wrong, given %s', async (_what, headers, ending) => {
    akismet.willAnswer(text('invalid', headers));
    const error = await failureOf(checkSpam(subject, options()));
    expect(error).toMatchObject({ code: 'SERVICE_KEY_REFUSED' });
    expect(error.message.endsWith(ending)).toBe(true);
  });

  it.each([
    ['another answer', text('maybe'), 'SERVICE_ANSWER_UNFIT'],
    ['no answer', text(''), 'SERVICE_ANSWER_UNFIT'],
    ['a page', text('<html>Buy pills &amp; save £5 key-0123456789'), 'SERVICE_ANSWER_UNFIT'],
    ['a failure', text('true', {}, 500), 'SERVICE_FAILED'],
    ['too many requests', text('true', {}, 429), 'SERVICE_FAILED'],
    ['a huge answer', text('true'.repeat(100_000)), 'FETCH_TOO_LARGE'],
    ['a redirect', redirect('/elsewhere'), 'FETCH_REDIRECT_REFUSED'],
    ['a redirect into the private network', redirect('http://10.0.0.1/'), 'FETCH_REDIRECT_REFUSED'],
  ])('fails on %s without a word of what it sent', async (_what, answer, code) => {
    akismet.willAnswer(answer);
    const error = await failureOf(checkSpam(subject, options()));
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error) + error.message).not.toMatch(/key-0123|pills/);
    expect(akismet.requests).toHaveLength(1);
  });

  it('ends when the time is up', async () => {
    const time = new AbortController();
    akismet.willAnswer(() => time.abort());
    const error = await failureOf(checkSpam(subject, options(time.signal)));
    expect(error).toMatchObject({ code: 'FETCH_TIMEOUT' });
  });

  it('reaches private addresses only where they are permitted', async () => {
    const error = await failureOf(checkSpam(subject, { ...options(), allow: [] }));
    expect(error).toMatchObject({ code: 'FETCH_ADDRESS_REFUSED' });
    expect(akismet.requests).toEqual([]);
  });
});

describe.each([
  [submitSpam, '/1.1/submit-spam'],
  [submitHam, '/1.1/submit-ham'],
])('%p', (submit, path) => {
  it('tells the service beside the check', async () => {
    akismet.willAnswer(text('Thanks for making the web a better place.'));
    await submit(subject, options());
    expect(akismet.requests[0]).toMatchObject({ path });
    expect(new URLSearchParams(akismet.requests[0]!.body).get('comment_content')).toBe(subject.text);
  });

  it.each([
    ['Invalid key.', 'SERVICE_KEY_REFUSED'],
    ['', 'SERVICE_ANSWER_UNFIT'],
  ])('fails on %j', async (answer, code) => {
    akismet.willAnswer(text(answer));
    expect(await failureOf(submit(subject, options()))).toMatchObject({ code });
  });
});
