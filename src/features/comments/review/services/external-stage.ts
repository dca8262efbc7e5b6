import { setTimeout as delay } from 'node:timers/promises';
import { fetchError } from '../../../../core/http/fetch.errors.js';
import { TalkError } from '../../../../core/errors/talk-error.js';
import type { SafeResponse } from '../../../../core/http/safe-fetch.js';
import type { ExternalStageRules } from '../../../settings/index.js';
import { type ExternalAnswer, externalAnswerSchema, fitFindings } from './external-verdict.js';
import { askService, assertSuccess, readAnswer } from './service-request.js';
import { sign, signatureHeaders } from './signature.js';

/** What an external stage is told, as JSON; dates are ISO 8601. Documented in `external-stages.md`. */
export interface ExternalReview {
  /** Where a later verdict may be posted; absent where none is waited for. */
  readonly callback?: string;
  readonly site: { readonly id: string; readonly name: string };
  readonly story: { readonly id: string; readonly url: string; readonly mode: string };
  readonly comment: {
    readonly id: string;
    /** Number of the text within the comment's history. */
    readonly revision: number;
    readonly parentId?: string;
    /** Sanitised. */
    readonly html: string;
    /** The same as plain text: what positions in findings count in. */
    readonly text: string;
    readonly createdAt: Date;
    readonly tags: readonly string[];
    readonly rating?: number;
  };
  readonly author: {
    readonly id: string;
    readonly username: string;
    readonly role: string;
    readonly createdAt: Date;
    /** All comments; moderators' decisions for and against; and their difference. */
    readonly figures: {
      readonly total: number;
      readonly approved: number;
      readonly rejected: number;
      readonly karma: number;
    };
    /** Names of the states that the person is in, such as a ban. */
    readonly states: readonly string[];
    /** Others than this one, newest first. */
    readonly latestComments: readonly {
      readonly id: string;
      readonly status: string;
      /** What the review found. */
      readonly codes: readonly string[];
      /** A moderator's reason. */
      readonly rejectedFor?: string;
      readonly createdAt: Date;
    }[];
  };
  /** Earlier texts of this comment, oldest first. */
  readonly history: readonly {
    readonly revision: number;
    readonly codes: readonly string[];
    readonly createdAt: Date;
  }[];
}

export interface ExternalStageOptions {
  /** `host:port` pairs that may have private addresses: `config.review.allow`. */
  readonly allow: readonly string[];
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** Waits between attempts; given by tests. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Grows only with changes that a stage must know of. */
const protocolVersion = 1;
const firstPauseMs = 200;

/**
 * Asks an external stage for its verdict. The request is signed, see `sign`, and carries an idempotency key that stays
 * the same however often this revision is asked about. A network failure, 429 (waiting as long as it asks) and 5xx are
 * tried again, with growing pauses, up to the stage's attempts and within its time for everything together.
 *
 * @returns `wait` where the stage accepts now (202) and posts its verdict later
 * @throws SERVICE_KEY_REFUSED, SERVICE_FAILED, SERVICE_ANSWER_UNFIT, or an error of `fetchError`
 */
export async function askExternalStage(
  stage: ExternalStageRules,
  review: ExternalReview,
  options: ExternalStageOptions,
): Promise<ExternalAnswer> {
  const { callback, ...subject } = review;
  const body = JSON.stringify({ version: protocolVersion, event: 'review', callback, ...subject });
  const service = `The stage ${stage.name}`;
  const response = await attemptAll(stage, idempotencyKeyOf(stage, review), body, options);
  assertSuccess(service, response);
  if (response.status === 202) return { verdict: 'wait', findings: [], tags: [] };
  const answer = readAnswer(service, externalAnswerSchema, response.body);
  return { ...answer, findings: fitFindings(answer.findings, review.comment.text) };
}

async function attemptAll(
  stage: ExternalStageRules,
  idempotencyKey: string,
  body: string,
  { allow, now, signal, wait = pause }: ExternalStageOptions,
): Promise<SafeResponse> {
  const { timeoutMs, attempts } = stage;
  const began = performance.now();
  const timeLeft = () => Math.ceil(timeoutMs - (performance.now() - began));
  const timeBox = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);

  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(stage, idempotencyKey, body, now(), { allow, signal: timeBox });
    if (attempt >= attempts || !isWorthRepeating(outcome)) return settled(outcome);
    const pauseMs = Math.max(pauseBefore(attempt), retryAfterOf(outcome, now()));
    if (pauseMs >= timeLeft()) return settled(outcome);
    try {
      await wait(pauseMs, timeBox);
    } catch {
      throw fetchError('FETCH_TIMEOUT', { host: new URL(stage.url).host, timeoutMs });
    }
  }
}

async function attemptOnce(
  { url, secret, timeoutMs }: ExternalStageRules,
  idempotencyKey: string,
  body: string,
  now: Date,
  { allow, signal }: { readonly allow: readonly string[]; readonly signal: AbortSignal },
): Promise<SafeResponse | TalkError> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const headers = {
    accept: 'application/json',
    'idempotency-key': idempotencyKey,
    [signatureHeaders.timestamp]: timestamp,
    ...(secret !== '' && { [signatureHeaders.signature]: sign(secret, timestamp, body) }),
  };
  try {
    return await askService({ endpoint: url, timeoutMs, allow, signal }, { body, headers });
  } catch (error) {
    if (error instanceof TalkError) return error;
    throw error;
  }
}

function idempotencyKeyOf({ name }: ExternalStageRules, { comment }: ExternalReview): string {
  return `${comment.id}.${comment.revision}.${name}`;
}

function isWorthRepeating(outcome: SafeResponse | TalkError): boolean {
  if (outcome instanceof TalkError) return outcome.code === 'FETCH_FAILED';
  return outcome.status === 429 || outcome.status >= 500;
}

function settled(outcome: SafeResponse | TalkError): SafeResponse {
  if (outcome instanceof TalkError) throw outcome;
  return outcome;
}

/** Doubles each time, at least half of it: stages that fail together are not asked again together. */
function pauseBefore(attempt: number): number {
  return firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

/** Milliseconds that `Retry-After` asks for, as seconds or as a date; 0 where it says nothing sensible. */
function retryAfterOf(outcome: SafeResponse | TalkError, now: Date): number {
  const text = outcome instanceof TalkError ? undefined : outcome.headers['retry-after'];
  if (text === undefined) return 0;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) ? 0 : Math.max(ms, 0);
}

function pause(ms: number, signal: AbortSignal): Promise<unknown> {
  return delay(ms, undefined, { signal });
}
