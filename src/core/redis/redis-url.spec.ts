import { describeRedis, parseRedisUrl } from './redis-url.js';

describe(parseRedisUrl.name, () => {
  it('reads one server with login, port and database', () => {
    expect(parseRedisUrl('redis://talk:p%40ss@cache.example:6380/3')).toEqual({
      kind: 'single',
      server: { host: 'cache.example', port: 6380 },
      login: { username: 'talk', password: 'p@ss', isTls: false },
      database: 3,
    });
  });

  it('knows the default port, TLS, a password alone and IPv6', () => {
    expect(parseRedisUrl('rediss://:secret@[::1]')).toEqual({
      kind: 'single',
      server: { host: '::1', port: 6379 },
      login: { password: 'secret', isTls: true },
      database: 0,
    });
  });

  it('reads Sentinels and the name of their master', () => {
    expect(parseRedisUrl('redis+sentinel://:secret@a:26379,b/talk')).toEqual({
      kind: 'sentinel',
      sentinels: [
        { host: 'a', port: 26379 },
        { host: 'b', port: 26379 },
      ],
      masterName: 'talk',
      login: { password: 'secret', isTls: false },
      database: 0,
    });
  });

  it.each(['redis://:secret@a:7000,b:7001', 'redis://:secret@a:7000,redis://b:7001'])(
    'takes %s for a cluster',
    (url) => {
      expect(parseRedisUrl(url)).toEqual({
        kind: 'cluster',
        nodes: [
          { host: 'a', port: 7000 },
          { host: 'b', port: 7001 },
        ],
        login: { password: 'secret', isTls: false },
      });
    },
  );

  it.each(['http://a', 'redis://', 'redis+sentinel://a:26379', 'redis://:secret@a:99999', 'redis://:secret@a/x'])(
    'refuses %s without repeating the password',
    (url) => {
      expect(() => parseRedisUrl(url)).toThrow(/^(?!.*secret)The .+\.$/);
    },
  );

  it('describes a target without its password', () => {
    expect(describeRedis(parseRedisUrl('redis+sentinel://u:secret@a,b/talk'))).toBe(
      'Redis talk behind the Sentinels at a:26379, b:26379',
    );
  });
});
