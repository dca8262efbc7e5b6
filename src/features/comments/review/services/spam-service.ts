import type { IncomingHttpHeaders } from 'node:http';
import { askService, assertSuccess, type ServiceOptions } from './service-request.js';
import { serviceError } from './service.errors.js';

/**
 * A service that speaks Akismet's protocol, version 1.1. The endpoint is that of the `comment-check` call; the two calls
 * for feedback lie beside it.
 */
export interface SpamServiceOptions extends ServiceOptions {
  readonly key: string;
  /** The front page that the key was issued for. */
  readonly site: string;
}

/** What the service is told of a comment: the more, the better it judges. What is absent is left out. */
export interface SpamSubject {
  /** Plain text. */
  readonly text: string;
  readonly isReply: boolean;
  readonly authorName: string;
  /** Where the comment can be read. */
  readonly permalink: string;
  readonly createdAt: Date;
  /** Of the reader who wrote it, if the newsroom lets it be sent. */
  readonly address?: string;
  readonly userAgent?: string;
  readonly referrer?: string;
  /** Of the site, such as `en` or `pt-BR`. */
  readonly language?: string;
  /** Set where the text was checked before and has changed. */
  readonly isEdit?: boolean;
}

export interface SpamVerdict {
  readonly spam: boolean;
  /** So blatant that the service advises not to keep it. */
  readonly discard: boolean;
}

const service = 'The spam service';
const thanks = 'Thanks for making the web a better place.';
const fieldNames = ['api_key', 'blog', 'user_ip', 'user_agent', 'permalink', 'comment_content'];

/**
 * Asks whether a comment is spam.
 *
 * @throws SERVICE_KEY_REFUSED, SERVICE_FAILED, SERVICE_ANSWER_UNFIT, or an error of `fetchError`
 */
export async function checkSpam(subject: SpamSubject, options: SpamServiceOptions): Promise<SpamVerdict> {
  const { answer, headers } = await ask('comment-check', subject, options);
  if (answer !== 'true' && answer !== 'false') {
    throw serviceError('SERVICE_ANSWER_UNFIT', { service, problem: 'it is neither true nor false' });
  }
  return { spam: answer === 'true', discard: answer === 'true' && headers['x-akismet-pro-tip'] === 'discard' };
}

/**
 * Tells the service that it missed spam: a moderator rejected for that what it let pass.
 *
 * @throws like `checkSpam`
 */
export function submitSpam(subject: SpamSubject, options: SpamServiceOptions): Promise<void> {
  return submit('submit-spam', subject, options);
}

/**
 * Tells the service that it was wrong: a moderator approved what it took for spam.
 *
 * @throws like `checkSpam`
 */
export function submitHam(subject: SpamSubject, options: SpamServiceOptions): Promise<void> {
  return submit('submit-ham', subject, options);
}

async function submit(call: 'submit-spam' | 'submit-ham', subject: SpamSubject, options: SpamServiceOptions) {
  const { answer } = await ask(call, subject, options);
  if (answer !== thanks) throw serviceError('SERVICE_ANSWER_UNFIT', { service, problem: 'it does not confirm' });
}

async function ask(call: string, subject: SpamSubject, options: SpamServiceOptions) {
  const endpoint = new URL(call, options.endpoint).href;
  const body = new URLSearchParams(fieldsOf(subject, options));
  const response = await askService({ ...options, endpoint }, { body });
  assertSuccess(service, response);
  const answer = response.body.toString().trim();
  if (/^invalid\b/i.test(answer)) {
    throw serviceError('SERVICE_KEY_REFUSED', { service, hint: hintOf(response.headers) });
  }
  return { answer, headers: response.headers };
}

function fieldsOf(subject: SpamSubject, { key, site }: SpamServiceOptions): Record<string, string> {
  return {
    api_key: key,
    blog: site,
    blog_charset: 'UTF-8',
    comment_type: subject.isReply ? 'reply' : 'comment',
    comment_author: subject.authorName,
    comment_content: subject.text,
    comment_date_gmt: subject.createdAt.toISOString(),
    permalink: subject.permalink,
    ...(subject.address && { user_ip: subject.address }),
    ...(subject.userAgent && { user_agent: subject.userAgent }),
    ...(subject.referrer && { referrer: subject.referrer }),
    ...(subject.language && { blog_lang: subject.language.replaceAll('-', '_') }),
    ...(subject.isEdit && { recheck_reason: 'edit' }),
  };
}

/** Which fields the service's explanation names; its own words might quote what was sent. */
function hintOf({ 'x-akismet-debug-help': help }: IncomingHttpHeaders): string {
  const words = new Set(
    String(help ?? '')
      .slice(0, 200)
      .split(/\W/),
  );
  const named = fieldNames.filter((name) => words.has(name));
  return named.length === 0 ? '' : ` It complains about: ${named.join(', ')}.`;
}
