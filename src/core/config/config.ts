import type { SettingValues } from './settings.js';

/**
 * All of Talk's configuration, nested and frozen: the only shape the rest of the code sees.
 * Injected by its class; made by `loadConfig` before Nest starts.
 */
export class Config {
  readonly environment: 'development' | 'test' | 'production';
  /** Raw names as given; `roles/` turns them into roles, queues and surfaces or refuses. */
  readonly roles: {
    readonly roles?: readonly string[];
    readonly queues?: readonly string[];
    readonly disabledJobs: readonly string[];
    readonly surfaces?: readonly string[];
  };
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly rootUrl: string;
    readonly adminUrl?: string;
    readonly liveUrl?: string;
    readonly trustProxy: number | boolean | readonly string[];
    readonly maxBodyBytes: number;
  };
  readonly health: { readonly host: string; readonly port?: number };
  readonly data: { readonly dir: string; readonly mongoUrl?: string; readonly redisUrl?: string };
  readonly auth: {
    readonly signingKeys?: readonly { readonly kid: string; readonly secret: string }[];
    readonly tokenTtlSeconds: number;
    readonly isInstallLocked: boolean;
  };
  readonly limits: { readonly rateFactor: number };
  readonly scrape: { readonly allow: readonly string[]; readonly timeoutMs: number; readonly maxBytes: number };
  readonly review: { readonly allow: readonly string[] };
  readonly live: { readonly keepAliveMs: number };
  readonly jobs: { readonly concurrency: number };
  /** Names as given; `roles/` finds the plugins or refuses. */
  readonly plugins: readonly string[];
  readonly shutdownTimeoutMs: number;
  readonly log: { readonly level: SettingValues['TALK_LOG_LEVEL']; readonly format: SettingValues['TALK_LOG_FORMAT'] };

  constructor(values: SettingValues) {
    this.environment = values.NODE_ENV;
    this.roles = {
      roles: values.TALK_ROLES,
      queues: values.TALK_QUEUES,
      disabledJobs: values.TALK_DISABLED_JOBS ?? [],
      surfaces: values.TALK_SURFACES,
    };
    this.http = {
      host: values.TALK_HOST,
      port: values.TALK_PORT,
      rootUrl: values.TALK_ROOT_URL ?? `http://localhost:${values.TALK_PORT}`,
      adminUrl: values.TALK_ADMIN_URL,
      liveUrl: values.TALK_LIVE_URL,
      trustProxy: values.TALK_TRUST_PROXY,
      maxBodyBytes: values.TALK_MAX_BODY_BYTES,
    };
    this.health = { host: values.TALK_HEALTH_HOST, port: values.TALK_HEALTH_PORT };
    this.data = { dir: values.TALK_DATA_DIR, mongoUrl: values.TALK_MONGO_URL, redisUrl: values.TALK_REDIS_URL };
    this.auth = {
      signingKeys: values.TALK_JWT_SECRETS,
      tokenTtlSeconds: values.TALK_JWT_EXPIRY,
      isInstallLocked: values.TALK_INSTALL_LOCK,
    };
    this.limits = { rateFactor: values.TALK_RATE_LIMIT_FACTOR };
    this.scrape = {
      allow: values.TALK_SCRAPE_ALLOW,
      timeoutMs: values.TALK_SCRAPE_TIMEOUT * 1000,
      maxBytes: values.TALK_SCRAPE_MAX_BYTES,
    };
    this.review = { allow: values.TALK_REVIEW_ALLOW };
    this.live = { keepAliveMs: values.TALK_KEEP_ALIVE * 1000 };
    this.jobs = { concurrency: values.TALK_JOB_CONCURRENCY };
    this.plugins = values.TALK_PLUGINS;
    this.shutdownTimeoutMs = values.TALK_SHUTDOWN_TIMEOUT * 1000;
    this.log = { level: values.TALK_LOG_LEVEL, format: values.TALK_LOG_FORMAT };
  }

  get isProduction(): boolean {
    return this.environment === 'production';
  }
}
