import path from 'node:path';
import { ConfigError, loadConfig } from './load-config.js';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe(loadConfig.name, () => {
  it('needs nothing', () => {
    const config = loadConfig({});
    expect(config.http).toMatchObject({ port: 3000, rootUrl: 'http://localhost:3000' });
    expect(config.data.dir).toBe(path.resolve('.talk'));
    expect(config.roles).toEqual({ disabledJobs: [] });
  });

  it('honours PORT, and TALK_PORT before it', () => {
    expect(loadConfig({ PORT: '8080' }).http.port).toBe(8080);
    expect(loadConfig({ PORT: '8080', TALK_PORT: '9090' }).http.port).toBe(9090);
  });

  it('reports every problem at once', () => {
    const problems = problemsOf({
      TALK_PORT: 'http',
      TALK_ROOT_URL: 'example.org',
      TALK_MONGO_URL: 'postgres://db',
      TALK_SCRAPE_ALLOW: 'localhost',
      TALK_ROLLS: 'web',
    });
    expect(problems).toEqual([
      'TALK_PORT="http": is not a whole number',
      'TALK_ROOT_URL="example.org": is not a URL that starts with http:// or https://',
      'TALK_MONGO_URL=(secret): is not a URL that starts with mongodb:// or mongodb+srv://',
      'TALK_SCRAPE_ALLOW="localhost": is not a list of host:port',
      'TALK_ROLLS: there is no such setting; the README lists them all',
    ]);
  });

  it('never shows a secret in a problem', () => {
    const problems = problemsOf({ TALK_JWT_SECRETS: 'k1:too-short', TALK_REDIS_URL: 'http://:hunter2@redis' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toMatch(/too-short|hunter2/);
  });

  it('demands signing keys in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([expect.stringContaining('TALK_JWT_SECRETS')]);
    const secret = 'x'.repeat(32);
    expect(loadConfig({ NODE_ENV: 'production', TALK_JWT_SECRETS: `new:${secret},old:${secret}` }).auth).toMatchObject({
      signingKeys: [
        { kid: 'new', secret },
        { kid: 'old', secret },
      ],
    });
  });

  // Coral defect 16
  it.each(['0', '-1', 'off', 'false', 'Infinity', '101'])('has no off switch for rate limits, such as %s', (factor) => {
    const production = { NODE_ENV: 'production', TALK_JWT_SECRETS: `new:${'x'.repeat(32)}` };
    expect(problemsOf({ ...production, TALK_RATE_LIMIT_FACTOR: factor })).toEqual([
      expect.stringContaining('TALK_RATE_LIMIT_FACTOR'),
    ]);
  });

  // Coral defect 17
  it('takes an encrypted Redis', () => {
    const url = 'rediss://:secret@cache.example:6380';
    expect(loadConfig({ TALK_REDIS_URL: url }).data.redisUrl).toBe(url);
  });

  it('treats a blank value as unset', () => {
    expect(loadConfig({ TALK_ROLES: ' ', TALK_TRUST_PROXY: '' }).roles.roles).toBeUndefined();
  });

  it('reads a trusted proxy as hops or as addresses', () => {
    expect(loadConfig({ TALK_TRUST_PROXY: '2' }).http.trustProxy).toBe(2);
    expect(loadConfig({ TALK_TRUST_PROXY: '10.0.0.0/8, loopback' }).http.trustProxy).toEqual([
      '10.0.0.0/8',
      'loopback',
    ]);
  });

  it('ignores what Kubernetes adds for services called talk', () => {
    const links = {
      TALK_PORT: 'tcp://10.0.0.7:3000',
      TALK_PORT_3000_TCP_ADDR: '10.0.0.7',
      TALK_SERVICE_HOST: '10.0.0.7',
      TALK_SERVICE_PORT_HTTP: '3000',
      TALK_WEB_SERVICE_HOST: '10.0.0.8',
      TALK_WEB_PORT: 'tcp://10.0.0.8:80',
    };
    expect(loadConfig(links).http.port).toBe(3000);
  });

  it('cannot be changed afterwards', () => {
    const config = loadConfig({});
    expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
  });
});
