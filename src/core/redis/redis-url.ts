/** One server, a Sentinel set or a cluster, as its URL names it. */
export type RedisTarget =
  | { readonly kind: 'single'; readonly server: RedisServer; readonly login: RedisLogin; readonly database: number }
  | {
      readonly kind: 'sentinel';
      readonly sentinels: readonly RedisServer[];
      readonly masterName: string;
      readonly login: RedisLogin;
      readonly database: number;
    }
  | { readonly kind: 'cluster'; readonly nodes: readonly RedisServer[]; readonly login: RedisLogin };

export interface RedisServer {
  readonly host: string;
  readonly port: number;
}

export interface RedisLogin {
  readonly username?: string;
  readonly password?: string;
  /** Whether the connection is encrypted (`rediss://`). */
  readonly isTls: boolean;
}

const form = /^(rediss?|redis\+sentinel):\/\/(?:([^@/]*)@)?([^@/?]+)(?:\/([^?]*))?$/;

/**
 * Reads `redis://`, `rediss://` and `redis+sentinel://[user:pass@]host:port[,host:port]/master-name`. Several
 * comma-separated nodes, each with or without the scheme, are a cluster.
 *
 * @throws Error without the URL in its message, since that holds the password
 */
export function parseRedisUrl(url: string): RedisTarget {
  const [first = '', ...more] = url.split(/,(?=rediss?:\/\/)/);
  const match = form.exec(first);
  if (match === null) throw new Error('The Redis URL is not one of the forms that Talk knows.');
  const [, scheme, login = '', hosts = '', path = ''] = match;
  const servers = [...hosts.split(','), ...more.map(hostsOf)].map((text) =>
    parseServer(text, scheme === 'redis+sentinel'),
  );
  const access = { ...parseLogin(login), isTls: scheme === 'rediss' };

  if (scheme === 'redis+sentinel') {
    const [masterName = '', database] = path.split('/');
    if (masterName === '') throw new Error('The Sentinel URL does not end in the name of the master.');
    return { kind: 'sentinel', sentinels: servers, masterName, login: access, database: parseDatabase(database) };
  }
  if (servers.length > 1) return { kind: 'cluster', nodes: servers, login: access };
  return { kind: 'single', server: servers[0]!, login: access, database: parseDatabase(path) };
}

/** Where the servers are, for people: no user, no password. */
export function describeRedis(target: RedisTarget): string {
  const list = (servers: readonly RedisServer[]) => servers.map(({ host, port }) => `${host}:${port}`).join(', ');
  switch (target.kind) {
    case 'single':
      return `Redis at ${list([target.server])}`;
    case 'sentinel':
      return `Redis ${target.masterName} behind the Sentinels at ${list(target.sentinels)}`;
    case 'cluster':
      return `the Redis cluster at ${list(target.nodes)}`;
  }
}

function hostsOf(url: string): string {
  return form.exec(url)?.[3] ?? '';
}

function parseServer(text: string, isSentinel: boolean): RedisServer {
  const match = /^(\[[0-9a-fA-F:]+\]|[^\s:]+)(?::(\d{1,5}))?$/.exec(text.trim());
  const port = Number(match?.[2] ?? (isSentinel ? 26_379 : 6_379));
  if (match === null || port < 1 || port > 65_535) throw new Error('The Redis URL names no host, or no valid port.');
  return { host: match[1]!.replace(/^\[|\]$/g, ''), port };
}

function parseLogin(text: string): Omit<RedisLogin, 'isTls'> {
  if (text === '') return {};
  const colon = text.indexOf(':');
  const [username, password] = colon < 0 ? ['', text] : [text.slice(0, colon), text.slice(colon + 1)];
  return { username: decodeURIComponent(username) || undefined, password: decodeURIComponent(password) || undefined };
}

function parseDatabase(text = ''): number {
  if (text === '') return 0;
  if (!/^\d{1,4}$/.test(text)) throw new Error('The Redis URL ends in something that is no database number.');
  return Number(text);
}
