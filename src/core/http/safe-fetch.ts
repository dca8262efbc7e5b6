import { lookup as resolveName } from 'node:dns/promises';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { TalkError } from '../errors/talk-error.js';
import { fetchError } from './fetch.errors.js';
import { parseUrl } from './parse-url.js';
import { isPublicAddress } from './public-address.js';
import { acceptedEncodings, readBody } from './read-body.js';

export interface SafeFetchOptions {
  /** For everything together: names, connections, redirects, body. */
  readonly timeoutMs: number;
  /** Of the body, both as it travels and unpacked. */
  readonly maxBytes: number;
  /** `host:port` pairs, matched exactly, that may have private addresses. */
  readonly allow: readonly string[];
  /** Makes it a POST. */
  readonly post?: SafePost;
  /** Media types that the answer may have, such as `text/html`; by default any. */
  readonly accept?: readonly string[];
  /** All addresses of a name; by default the system's resolver. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  /** Ends the request early, as if the time were up. */
  readonly signal?: AbortSignal;
}

export interface SafePost {
  /** Text of JSON as it is, so that it can be signed; or the fields of a form. */
  readonly body: string | URLSearchParams;
  /** Beside those that follow from the body; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SafeResponse {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** Any but a followed redirect: the caller judges 404 and 500. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const maxRedirects = 5;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const readerAgent = 'Mozilla/5.0 (compatible; Talk/1.0; commenting platform, reads the metadata of article pages)';
const serviceAgent = 'Talk/1.0 (commenting platform)';

/**
 * GETs a URL that somebody else chose, or POSTs to it, without becoming their way into the private network. Each hop's name is resolved
 * once, every address is checked, and the connection goes to those addresses and no others, so that a second DNS answer
 * changes nothing. No cookies, no credentials, no proxy from the environment. What is posted goes to the address given
 * and is never redirected: text, keys and signatures are meant for one recipient.
 *
 * @throws an error of `fetchError`, whatever happens
 */
export async function safeFetch(url: string, options: SafeFetchOptions): Promise<SafeResponse> {
  const { timeoutMs, signal } = options;
  let target = parseTarget(url);
  const timeBox = new AbortController();
  const end = () => timeBox.abort();
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();

  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const response = await request(target, options, timeBox.signal);
      const next = redirectOf(response, target);
      if (next === undefined) return await readResponse(response, target, options, timeBox.signal);
      response.destroy();
      if (options.post !== undefined) throw fetchError('FETCH_REDIRECT_REFUSED', { host: target.host });
      target = next;
    }
    throw fetchError('FETCH_TOO_MANY_REDIRECTS', { host: target.host, maxRedirects });
  } catch (error) {
    if (timeBox.signal.aborted) throw fetchError('FETCH_TIMEOUT', { host: target.host, timeoutMs });
    if (error instanceof TalkError) throw error;
    throw fetchError('FETCH_FAILED', { host: target.host, problem: problemOf(error) });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

/** Names a URL's host for the allow list: port always given, IPv6 in brackets. */
export function hostPortOf(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** A lookup that answers with addresses already checked, whatever the name's records have become since. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, { all }, callback) => {
    if (all) callback(null, answers);
    else callback(null, answers[0]!.address, answers[0]!.family);
  };
}

function parseTarget(text: string, base?: URL): URL {
  const host = base?.host ?? 'The address';
  const url = parseUrl(text, base);
  if (url === undefined) throw fetchError('FETCH_UNSUPPORTED', { host, problem: 'it is no valid URL' });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw fetchError('FETCH_UNSUPPORTED', { host, problem: 'only http and https are fetched' });
  }
  if (url.username !== '' || url.password !== '') {
    throw fetchError('FETCH_UNSUPPORTED', { host: url.host, problem: 'it holds a user name or password' });
  }
  return url;
}

function redirectOf(response: IncomingMessage, from: URL): URL | undefined {
  const { location } = response.headers;
  if (location === undefined || !redirectStatuses.has(response.statusCode!)) return undefined;
  return parseTarget(location, from);
}

async function request(url: URL, options: SafeFetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const addresses = await checkedAddresses(url, options, signal);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const { post } = options;
    const body = post?.body.toString();
    const method = post === undefined ? 'GET' : 'POST';
    const headers = {
      'user-agent': post === undefined ? readerAgent : serviceAgent,
      accept: options.accept?.join(', ') ?? '*/*',
      'accept-encoding': acceptedEncodings,
      ...(post && headersOf(post)),
    };
    send(url, { method, agent: false, headers, lookup: pinnedLookup(addresses), signal }, resolve)
      .on('error', reject)
      .end(body);
  });
}

function headersOf({ body, headers }: SafePost): Record<string, string | number> {
  return {
    ...headers,
    'content-type': typeof body === 'string' ? 'application/json' : 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body.toString()),
  };
}

async function checkedAddresses(url: URL, options: SafeFetchOptions, signal: AbortSignal): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await unlessAborted((options.resolve ?? resolveAll)(host), signal) : [host];
  if (addresses.length === 0) throw fetchError('FETCH_FAILED', { host: url.host, problem: 'its name is unknown' });
  const isAllowed = options.allow.some((pair) => pair.toLowerCase() === hostPortOf(url));
  if (!isAllowed && !addresses.every(isPublicAddress)) throw fetchError('FETCH_ADDRESS_REFUSED', { host: url.host });
  return addresses;
}

async function resolveAll(hostname: string): Promise<readonly string[]> {
  return (await resolveName(hostname, { all: true })).map(({ address }) => address);
}

/** DNS cannot be aborted: its answer is no longer waited for. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject);
  });
}

async function readResponse(
  response: IncomingMessage,
  url: URL,
  { accept, maxBytes }: SafeFetchOptions,
  signal: AbortSignal,
): Promise<SafeResponse> {
  try {
    const mediaType = (response.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
    if (accept !== undefined && !accept.includes(mediaType)) {
      throw fetchError('FETCH_UNSUPPORTED', { host: url.host, problem: `its type is none of ${accept.join(', ')}` });
    }
    const body = await readBody(response, { host: url.host, maxBytes, signal });
    return { url: url.href, status: response.statusCode!, headers: response.headers, body };
  } finally {
    response.destroy();
  }
}

/** Node's short code where there is one: the full message may quote addresses inside the network. */
function problemOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'the connection broke';
}
