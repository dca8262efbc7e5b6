import { z } from 'zod';
import type { ModerationRules } from '../../../settings/index.js';
import { askService, assertSuccess, parseJson, readAnswer, type ServiceOptions } from './service-request.js';
import { serviceError } from './service.errors.js';
import { fitSpans, type TextSpan } from './text-spans.js';

export interface ToxicityRequest {
  /** BCP 47, such as `en` or `pt-BR`; absent where the service shall find out. */
  readonly language?: string;
  /** What is measured, such as TOXICITY; which ones there are is the service's matter. */
  readonly model: string;
  readonly signal?: AbortSignal;
}

export interface ToxicityScore {
  /** From 0, harmless, to 1. */
  readonly score: number;
  /** What measured it: goes on record with the score. */
  readonly model: string;
  /** Parts of the text with scores of their own. */
  readonly spans?: readonly (TextSpan & { readonly score: number })[];
}

/** Something that tells how likely a text drives others out of a conversation. */
export interface ToxicityAdapter {
  /**
   * Scores plain text. A text longer than the adapter takes is scored by its beginning.
   *
   * @throws LANGUAGE_UNSUPPORTED where the service cannot tell, which is no reason to hold; SERVICE_KEY_REFUSED,
   * SERVICE_FAILED, SERVICE_ANSWER_UNFIT, or an error of `fetchError`
   */
  score(text: string, request: ToxicityRequest): Promise<ToxicityScore>;
}

export interface ToxicityServiceOptions extends Omit<ServiceOptions, 'signal'> {
  readonly key: string;
}

const service = 'The toxicity service';
/** Perspective's limit is 20 KB of UTF-8; the rest of the request is small. */
const maxTextBytes = 20_000;
const maxSpans = 500;
const perspectiveEndpoint = 'https://commentanalyzer.googleapis.com/v1alpha1/comments:analyze';

/** The adapter that the rules name, or undefined where they do not say which address to ask. */
export function toxicityAdapter(
  { adapter, endpoint, key, timeoutMs }: ModerationRules['toxicity'],
  allow: readonly string[],
): ToxicityAdapter | undefined {
  switch (adapter) {
    case 'PERSPECTIVE':
      return perspectiveAdapter({ endpoint: endpoint || perspectiveEndpoint, key, timeoutMs, allow });
    case 'HTTP':
      return endpoint === '' ? undefined : httpAdapter({ endpoint, key, timeoutMs, allow });
  }
}

const probability = z.number().min(0).max(1);
const offset = z.number().int().min(0).max(1_000_000);

const perspectiveScores = z.object({
  summaryScore: z.object({ value: probability }),
  spanScores: z
    .array(z.object({ begin: offset.default(0), end: offset.optional(), score: z.object({ value: probability }) }))
    .max(maxSpans)
    .default([]),
});

const perspectiveFailure = z.object({
  error: z.object({
    details: z
      .array(z.object({ errorType: z.string().optional(), reason: z.string().optional() }))
      .max(20)
      .default([]),
  }),
});

/**
 * Perspective's `comments:analyze`, and services that answer alike. The service is asked not to store the text. The key
 * travels as a header, so that no access log along the way shows it.
 */
export function perspectiveAdapter(options: ToxicityServiceOptions): ToxicityAdapter {
  return {
    async score(text, { language, model, signal }) {
      const sent = beginningOf(text);
      const body = JSON.stringify({
        comment: { text: sent, type: 'PLAIN_TEXT' },
        requestedAttributes: { [model]: {} },
        ...(language !== undefined && { languages: [perspectiveLanguage(language)] }),
        spanAnnotations: true,
        doNotStore: true,
      });
      const headers = { accept: 'application/json', ...(options.key !== '' && { 'x-goog-api-key': options.key }) };
      const response = await askService({ ...options, signal }, { body, headers });
      if (response.status >= 400 && response.status < 500) throwPerspectiveFailure(response.body);
      assertSuccess(service, response);

      const schema = z.object({ attributeScores: z.object({ [model]: perspectiveScores }) });
      const { summaryScore, spanScores } = readAnswer(service, schema, response.body).attributeScores[model]!;
      // Perspective counts in UTF-16, as we do; a span without bounds is the whole text.
      const spans = spanScores.map(({ begin, end, score }) => ({
        start: begin,
        end: end ?? sent.length,
        score: score.value,
      }));
      return { score: summaryScore.value, model, ...(spans.length > 0 && { spans: fitSpans(spans, sent) }) };
    },
  };
}

const httpAnswer = z.object({
  score: probability,
  model: z.string().min(1).max(100).optional(),
  spans: z
    .array(z.object({ start: offset, end: offset, score: probability }))
    .max(maxSpans)
    .optional(),
});

/**
 * Any service with this protocol, such as a classifier that the newsroom runs itself:
 *
 * - `POST` to the endpoint, `Authorization: Bearer <key>` if there is a key, JSON `{"text": "…", "language": "de",
 *   "model": "TOXICITY"}`. The text is plain, at most 20,000 bytes; the language is BCP 47 and may be absent.
 * - 200 with JSON `{"score": 0.93, "model": "mine-7", "spans": [{"start": 0, "end": 12, "score": 0.97}]}`. Scores are
 *   from 0 to 1; `model` and `spans` may be absent. Spans are in UTF-16 code units, the end left out, 500 at most.
 * - 422 where it does not know the language. 401 or 403 where the key is wrong. Anything else is a failure.
 */
export function httpAdapter(options: ToxicityServiceOptions): ToxicityAdapter {
  return {
    async score(text, { language, model, signal }) {
      const sent = beginningOf(text);
      const headers = {
        accept: 'application/json',
        ...(options.key !== '' && { authorization: `Bearer ${options.key}` }),
      };
      const body = JSON.stringify({ text: sent, language, model });
      const response = await askService({ ...options, signal }, { body, headers });
      if (response.status === 422) throw serviceError('LANGUAGE_UNSUPPORTED', { service });
      assertSuccess(service, response);
      const answer = readAnswer(service, httpAnswer, response.body);
      return {
        score: answer.score,
        model: answer.model ?? model,
        ...(answer.spans && { spans: fitSpans(answer.spans, sent) }),
      };
    },
  };
}

/** Perspective tells scripts apart only where it names the Latin one. */
function perspectiveLanguage(tag: string): string {
  const [language, ...subtags] = tag.toLowerCase().split('-');
  return subtags.includes('latn') ? `${language}-Latn` : language!;
}

function throwPerspectiveFailure(body: Buffer): void {
  const failure = perspectiveFailure.safeParse(parseJson(body.toString()));
  for (const { errorType, reason } of failure.data?.error.details ?? []) {
    if (errorType === 'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE' || errorType === 'LANGUAGE_DETECTION_FAILED') {
      throw serviceError('LANGUAGE_UNSUPPORTED', { service });
    }
    if (reason === 'API_KEY_INVALID') throw serviceError('SERVICE_KEY_REFUSED', { service, hint: '' });
  }
}

/** Whole characters only. */
function beginningOf(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxTextBytes) return text;
  return new TextDecoder().decode(bytes.subarray(0, maxTextBytes), { stream: true });
}
