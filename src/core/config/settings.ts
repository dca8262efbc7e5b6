import { z } from 'zod';
import * as type from './setting-types.js';

export interface Setting<Value> {
  readonly group: string;
  /** One line for the README's table, `config/env.example` and error messages. */
  readonly description: string;
  readonly parse: z.ZodType<Value, string>;
  /** Text as an operator would write it; without one the setting may be absent. */
  readonly fallback?: string;
  /** What an absent setting means, where that is not obvious. */
  readonly whenUnset?: string;
  /** Never printed, not even in an error. */
  readonly isSecret?: boolean;
}

type SettingWithFallback<Value> = Setting<Value> & { readonly fallback: string };

function setting<Value>(options: SettingWithFallback<Value>): SettingWithFallback<Value>;
function setting<Value>(options: Setting<Value>): Setting<Value>;
function setting<Value>(options: Setting<Value>): Setting<Value> {
  return options;
}

export const logLevels = ['error', 'warn', 'log', 'debug', 'verbose'] as const;

/** Every environment variable Talk knows. The README's table and `config/env.example` are printed from here. */
export const settings = {
  TALK_ROLES: setting({
    group: 'Roles',
    description: 'Roles of this process, comma-separated: web, websockets, jobs',
    parse: type.list,
    whenUnset: 'npm start: all three; talk serve: web',
  }),
  TALK_QUEUES: setting({
    group: 'Roles',
    description: 'Queues that a jobs process works off, comma-separated',
    parse: type.list,
    whenUnset: 'every queue',
  }),
  TALK_DISABLED_JOBS: setting({
    group: 'Roles',
    description: 'Queues that a jobs process leaves alone, comma-separated',
    parse: type.list,
    whenUnset: 'none',
  }),
  TALK_SURFACES: setting({
    group: 'Roles',
    description: 'What web and websockets expose, comma-separated: public, admin',
    parse: type.list,
    whenUnset: 'both',
  }),
  TALK_PORT: setting({
    group: 'HTTP',
    description: 'Port of web and websockets (PORT is honoured too)',
    parse: type.port,
    fallback: '3000',
  }),
  TALK_HOST: setting({
    group: 'HTTP',
    description: 'Address that web and websockets listen on',
    parse: z.string().min(1),
    fallback: '0.0.0.0',
  }),
  TALK_ROOT_URL: setting({
    group: 'HTTP',
    description: 'Where readers reach Talk from outside',
    parse: type.httpUrl,
    whenUnset: 'http://localhost and the port',
  }),
  TALK_ADMIN_URL: setting({
    group: 'HTTP',
    description: 'Where clients find the admin surface',
    parse: type.httpUrl,
    whenUnset: "the heartbeats' word on embedded services, else the root URL",
  }),
  TALK_LIVE_URL: setting({
    group: 'HTTP',
    description: 'Where clients find the websockets cluster',
    parse: type.httpUrl,
    whenUnset: "the heartbeats' word on embedded services, else the root URL",
  }),
  TALK_TRUST_PROXY: setting({
    group: 'HTTP',
    description: 'Proxies whose X-Forwarded-For is believed: a number of hops, or addresses and subnets',
    parse: type.trustProxy,
    fallback: '0',
  }),
  TALK_MAX_BODY_BYTES: setting({
    group: 'HTTP',
    description: 'Largest request body in bytes; on the admin surface at least 4 MiB, for files of words',
    parse: type.integer(1_024, 10_485_760),
    fallback: '65536',
  }),
  TALK_HEALTH_PORT: setting({
    group: 'Health',
    description: 'Port of /livez, /readyz, /progressz and /metrics',
    parse: type.port,
    whenUnset: 'TALK_PORT + 1000, or a free one, printed at start',
  }),
  TALK_HEALTH_HOST: setting({
    group: 'Health',
    description: 'Address that the health server listens on',
    parse: z.string().min(1),
    fallback: '127.0.0.1',
  }),
  TALK_DATA_DIR: setting({
    group: 'Data',
    description: 'Folder of the embedded services, their state file and generated secrets',
    parse: type.folder,
    fallback: '.talk',
  }),
  TALK_MONGO_URL: setting({
    group: 'Data',
    description: 'MongoDB to use: standalone, replica set or sharded',
    parse: type.mongoUrl,
    whenUnset: 'the embedded one',
    isSecret: true,
  }),
  TALK_REDIS_URL: setting({
    group: 'Data',
    description: 'Redis or Valkey to use: redis://, rediss://, redis+sentinel://; cluster nodes comma-separated',
    parse: type.redisUrl,
    whenUnset: 'the embedded one',
    isSecret: true,
  }),
  TALK_JWT_SECRETS: setting({
    group: 'Sign-in',
    description: 'Signing keys as kid:secret, comma-separated; the first signs, all verify',
    parse: type.signingKeys,
    whenUnset: 'made and kept in the data folder; required in production',
    isSecret: true,
  }),
  TALK_JWT_EXPIRY: setting({
    group: 'Sign-in',
    description: 'Seconds a sign-in lasts',
    parse: type.seconds(60, 31_536_000),
    fallback: '86400',
  }),
  TALK_INSTALL_LOCK: setting({
    group: 'Sign-in',
    description: 'true switches off the first-run set-up in the browser and by CLI',
    parse: type.flag,
    fallback: 'false',
  }),
  TALK_RATE_LIMIT_FACTOR: setting({
    group: 'Limits',
    description: 'Multiplies every rate limit; there is no off switch',
    parse: type.decimal(0.1, 100),
    fallback: '1',
  }),
  TALK_SCRAPE_ALLOW: setting({
    group: 'Limits',
    description: 'Private host:port pairs that the story scraper may reach, comma-separated, matched exactly',
    parse: type.hostPorts,
    fallback: '',
  }),
  TALK_SCRAPE_TIMEOUT: setting({
    group: 'Limits',
    description: 'Seconds the scraper gives an article page, redirects included',
    parse: type.seconds(1, 60),
    fallback: '10',
  }),
  TALK_SCRAPE_MAX_BYTES: setting({
    group: 'Limits',
    description: 'Bytes of an article page that the scraper reads at the most',
    parse: type.integer(1_024, 20_971_520),
    fallback: '2097152',
  }),
  TALK_REVIEW_ALLOW: setting({
    group: 'Limits',
    description:
      'Private host:port pairs that spam, toxicity and external review services may have, comma-separated, matched exactly',
    parse: type.hostPorts,
    fallback: '',
  }),
  TALK_KEEP_ALIVE: setting({
    group: 'Live',
    description: 'Seconds between pings on an idle live connection',
    parse: type.seconds(5, 300),
    fallback: '30',
  }),
  TALK_JOB_CONCURRENCY: setting({
    group: 'Running',
    description: 'Jobs of one queue that a jobs process does at the same time',
    parse: type.integer(1, 500),
    fallback: '10',
  }),
  TALK_PLUGINS: setting({
    group: 'Running',
    description: 'Plugins that are on, comma-separated, such as reactions-respect; the same in every process',
    parse: type.list,
    fallback: '',
  }),
  TALK_SHUTDOWN_TIMEOUT: setting({
    group: 'Running',
    description: 'Seconds that work in hand gets to finish after SIGTERM',
    parse: type.seconds(1, 600),
    fallback: '30',
  }),
  TALK_LOG_LEVEL: setting({
    group: 'Running',
    description: `How much is logged: ${logLevels.join(', ')}`,
    parse: z.enum(logLevels, { error: `is none of ${logLevels.join(', ')}` }),
    fallback: 'log',
  }),
  TALK_LOG_FORMAT: setting({
    group: 'Running',
    description: 'text for people, json for log collectors',
    parse: z.enum(['text', 'json'], { error: 'is neither text nor json' }),
    fallback: 'text',
  }),
  NODE_ENV: setting({
    group: 'Running',
    description: 'production demands secrets and real databases and hides developer aids',
    parse: z.enum(['development', 'test', 'production'], { error: 'is none of development, test, production' }),
    fallback: 'development',
  }),
} as const;

export type SettingName = keyof typeof settings;

/** Parsed values: a setting with a fallback is always there, any other may be undefined. */
export type SettingValues = {
  readonly [Name in SettingName]: (typeof settings)[Name] extends SettingWithFallback<infer Value>
    ? Value
    : (typeof settings)[Name] extends Setting<infer Value>
      ? Value | undefined
      : never;
};
