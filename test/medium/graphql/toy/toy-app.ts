import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Clock } from '../../../../src/core/clock/clock.js';
import { ConfigModule } from '../../../../src/core/config/config.module.js';
import { loadConfig, type Environment } from '../../../../src/core/config/load-config.js';
import { ProcessPlan } from '../../../../src/core/config/process-plan.js';
import { anonymous, type Actor, type UserRole } from '../../../../src/core/context/actor.js';
import { Authenticator } from '../../../../src/core/context/authenticator.js';
import { coreError } from '../../../../src/core/errors/core.errors.js';
import { RateLimiter } from '../../../../src/core/redis/rate-limiter.js';
import { PubSub } from '../../../../src/core/pubsub/pubsub.js';
import { ToyClock } from './toy-clock.js';
import { ToyPubSub } from './toy-pubsub.js';
import { TrustedDocuments } from '../../../../src/core/graphql/documents/trusted-documents.js';

/** Knows the tokens that a test hands out; revoking one is forgetting it. */
export class ToyAuthenticator extends Authenticator {
  readonly actors = new Map<string, Actor>();

  signIn(id: string, role: UserRole = 'COMMENTER', tokenExpiresAt = new Date('2999-01-01')): string {
    const token = `token-${id}`;
    this.actors.set(token, { kind: 'user', id, role, isBanned: false, tokenId: token, tokenExpiresAt });
    return token;
  }

  async authenticate(token: string | undefined): Promise<Actor> {
    if (token === undefined) return anonymous;
    const actor = this.actors.get(token);
    if (!actor) throw coreError('TOKEN_INVALID');
    return actor;
  }
}

export interface ToyOptions {
  readonly surfaces: readonly Promise<DynamicModule>[];
  readonly imports?: readonly DynamicModule[];
  readonly documents?: readonly string[];
  readonly environment?: Environment;
  /** Apps with the same one hear each other, as processes on one Redis do. */
  readonly pubsub?: ToyPubSub;
  readonly clock?: ToyClock;
}

export interface ToyApp {
  readonly app: INestApplication;
  readonly authenticator: ToyAuthenticator;
  readonly url: string;
}

@Module({})
class ToyOutsideModule {}

/** These tests have no Redis; limits are tested with the whole of Talk. */
const unlimited: Pick<RateLimiter, 'consume'> = { consume: async () => undefined };

const plan = new ProcessPlan(['web'], [], ['public'], { mongoUrl: '', redisUrl: '', isEmbedded: false });

/** Starts a Nest app with the given surfaces on a free port of the loopback interface. */
export async function startToyApp({
  surfaces,
  imports = [],
  documents = [],
  environment = {},
  pubsub = new ToyPubSub(),
  clock = new ToyClock(),
}: ToyOptions): Promise<ToyApp> {
  const authenticator = new ToyAuthenticator();
  const outside: DynamicModule = {
    module: ToyOutsideModule,
    global: true,
    providers: [
      { provide: Authenticator, useValue: authenticator },
      { provide: PubSub, useValue: pubsub },
      { provide: RateLimiter, useValue: unlimited },
    ],
    exports: [Authenticator, PubSub, RateLimiter],
  };
  const config = loadConfig({ NODE_ENV: 'test', ...environment });
  const testing = await Test.createTestingModule({
    imports: [ConfigModule.forProcess(config, plan), outside, ...imports, ...surfaces],
  })
    .overrideProvider(TrustedDocuments)
    .useValue(new TrustedDocuments(TrustedDocuments.manifestOf({ public: documents })))
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = testing.createNestApplication<NestExpressApplication>({ logger: false, abortOnError: false });
  app.set('trust proxy', 1);
  await app.listen(0, '127.0.0.1');
  return { app, authenticator, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; extensions: Record<string, unknown>; path?: unknown[] }[];
}

/** Posts one GraphQL request. */
export async function ask(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data, errors };
}
