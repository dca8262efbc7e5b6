import {
  httpAdapter,
  perspectiveAdapter,
  toxicityAdapter,
} from '../../../src/features/comments/review/services/toxicity-service.js';
import { defaultModerationRules } from '../../../src/features/settings/index.js';
import { json, redirect, StandInService, text } from '../../harness/stand-in-service.js';

const key = 'key-0123456789';
const comment = '\u{1F600} You fool. Good day.';

let service: StandInService;
beforeEach(async () => (service = await StandInService.start()));
afterEach(() => service.stop());

const options = () => ({ endpoint: `${service.url}/score`, key, timeoutMs: 20_000, allow: [service.hostPort] });
const sent = () => JSON.parse(service.requests[0]!.body) as Record<string, unknown>;

const failureOf = (promise: Promise<unknown>): Promise<Error & { code: string }> =>
  promise.then(
    () => Promise.reject(new Error('did not fail')),
    (error: Error & { code: string }) => error,
  );

const perspectiveAnswer = (spanScores: unknown = []) => ({
  attributeScores: { TOXICITY: { spanScores, summaryScore: { value: 0.75, type: 'PROBABILITY' } } },
  languages: ['en'],
});

describe(perspectiveAdapter.name, () => {
  it('asks for one attribute and for nothing to be stored, the key out of the address', async () => {
    service.willAnswer(json(perspectiveAnswer()));
    const answer = await perspectiveAdapter(options()).score(comment, { language: 'pt-BR', model: 'TOXICITY' });
    expect(answer).toEqual({ score: 0.75, model: 'TOXICITY' });
    expect(service.requests[0]).toMatchObject({
      method: 'POST',
      path: '/score',
      headers: { 'x-goog-api-key': key, 'content-type': 'application/json' },
    });
    expect(sent()).toEqual({
      comment: { text: comment, type: 'PLAIN_TEXT' },
      requestedAttributes: { TOXICITY: {} },
      languages: ['pt'],
      spanAnnotations: true,
      doNotStore: true,
    });
  });

  it.each([
    ['hi-Latn', ['hi-Latn']],
    ['zh-Hant-TW', ['zh']],
    [undefined, undefined],
  ])('names the language %s as %j', async (language, languages) => {
    service.willAnswer(json(perspectiveAnswer()));
    await perspectiveAdapter(options()).score(comment, { language, model: 'TOXICITY' });
    expect(sent()['languages']).toEqual(languages);
  });

  it('says what parts of the text scored', async () => {
    const score = { value: 0.9 };
    service.willAnswer(
      json(
        perspectiveAnswer([
          { begin: 0, end: 12, score },
          { begin: 1, end: 1, score },
          { begin: 13, end: 99, score },
          { begin: 50, end: 60, score },
          { score },
        ]),
      ),
    );
    const { spans } = await perspectiveAdapter(options()).score(comment, { model: 'TOXICITY' });
    expect(spans!.map(({ start, end }) => comment.slice(start, end))).toEqual([
      '\u{1F600} You fool.',
      '\u{1F600}',
      'Good day.',
      comment,
    ]);
  });

  it('sends the beginning of a long text, whole characters', async () => {
    service.willAnswer(json(perspectiveAnswer()));
    await perspectiveAdapter(options()).score('a' + '\u{1F600}'.repeat(10_000), { model: 'TOXICITY' });
    expect(sent()['comment']).toMatchObject({ text: 'a' + '\u{1F600}'.repeat(4_999) });
  });

  it.each(['LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE', 'LANGUAGE_DETECTION_FAILED'])('tells %s apart', async (errorType) => {
    service.willAnswer(json({ error: { code: 400, message: 'No.', details: [{ errorType }] } }, 400));
    const error = await failureOf(perspectiveAdapter(options()).score(comment, { language: 'tlh', model: 'TOXICITY' }));
    expect(error).toMatchObject({ code: 'LANGUAGE_UNSUPPORTED' });
  });

  it.each([
    ['an unknown key', json({ error: { details: [{ reason: 'API_KEY_INVALID' }] } }, 400), 'SERVICE_KEY_REFUSED'],
    ['a key without rights', json({ error: { status: 'PERMISSION_DENIED' } }, 403), 'SERVICE_KEY_REFUSED'],
    ['too many requests', json({ error: {} }, 429), 'SERVICE_FAILED'],
    ['another refusal', text(`no: ${comment}`, {}, 400), 'SERVICE_FAILED'],
    [
      'another attribute',
      json({ attributeScores: { THREAT: { summaryScore: { value: 1 } } } }),
      'SERVICE_ANSWER_UNFIT',
    ],
    [
      'a score out of bounds',
      json({ attributeScores: { TOXICITY: { summaryScore: { value: 2 } } } }),
      'SERVICE_ANSWER_UNFIT',
    ],
    ['too many spans', json(perspectiveAnswer(Array(501).fill({ score: { value: 1 } }))), 'SERVICE_ANSWER_UNFIT'],
    ['no JSON', text(comment), 'SERVICE_ANSWER_UNFIT'],
    ['a huge answer', text('x'.repeat(300_000)), 'FETCH_TOO_LARGE'],
    ['a redirect into the private network', redirect('http://10.0.0.1/'), 'FETCH_REDIRECT_REFUSED'],
  ])('fails on %s without a word of what it sent', async (_what, answer, code) => {
    service.willAnswer(answer);
    const error = await failureOf(perspectiveAdapter(options()).score(comment, { model: 'TOXICITY' }));
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error) + error.message).not.toMatch(/key-0123|fool/);
  });

  it('ends when the time is up', async () => {
    const time = new AbortController();
    service.willAnswer(() => time.abort());
    const request = { model: 'TOXICITY', signal: time.signal };
    expect(await failureOf(perspectiveAdapter(options()).score(comment, request))).toMatchObject({
      code: 'FETCH_TIMEOUT',
    });
  });
});

describe(httpAdapter.name, () => {
  it('asks with text, language and model', async () => {
    service.willAnswer(json({ score: 0.5 }));
    const answer = await httpAdapter(options()).score(comment, { language: 'de-AT', model: 'INSULT' });
    expect(answer).toEqual({ score: 0.5, model: 'INSULT' });
    expect(service.requests[0]!.headers).toMatchObject({ authorization: `Bearer ${key}` });
    expect(sent()).toEqual({ text: comment, language: 'de-AT', model: 'INSULT' });
  });

  it('takes over which model answered, and its spans', async () => {
    service.willAnswer(json({ score: 1, model: 'mine-7', spans: [{ start: 3, end: 12, score: 1 }], more: true }));
    await expect(httpAdapter({ ...options(), key: '' }).score(comment, { model: 'INSULT' })).resolves.toEqual({
      score: 1,
      model: 'mine-7',
      spans: [{ start: 3, end: 12, score: 1 }],
    });
    expect(service.requests[0]!.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['an unknown language', json({}, 422), 'LANGUAGE_UNSUPPORTED'],
    ['a wrong key', json({}, 401), 'SERVICE_KEY_REFUSED'],
    ['a failure', json({ score: 0 }, 503), 'SERVICE_FAILED'],
    ['a score that is none', json({ score: comment }), 'SERVICE_ANSWER_UNFIT'],
    ['no JSON', text(''), 'SERVICE_ANSWER_UNFIT'],
    ['a huge answer', text('x'.repeat(300_000)), 'FETCH_TOO_LARGE'],
    ['a redirect', redirect('/elsewhere'), 'FETCH_REDIRECT_REFUSED'],
  ])('fails on %s without a word of what it sent', async (_what, answer, code) => {
    service.willAnswer(answer);
    const error = await failureOf(httpAdapter(options()).score(comment, { model: 'INSULT' }));
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error) + error.message).not.toMatch(/key-0123|fool/);
  });
});

describe(toxicityAdapter.name, () => {
  const rules = defaultModerationRules.toxicity;

  it('is what the rules name', async () => {
    service.willAnswer(json({ score: 0.5 }));
    const adapter = toxicityAdapter({ ...rules, adapter: 'HTTP', endpoint: service.url }, [service.hostPort]);
    await expect(adapter!.score(comment, { model: 'X' })).resolves.toMatchObject({ score: 0.5 });
  });

  it('is missing where no address is given that it could ask', () => {
    expect(toxicityAdapter({ ...rules, adapter: 'HTTP' }, [])).toBeUndefined();
    expect(toxicityAdapter(rules, [])).toBeDefined();
  });
});
