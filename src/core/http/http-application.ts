import type { DynamicModule, INestApplication, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import helmet from 'helmet';
import { Config } from '../config/config.js';
import { ConfigError } from '../config/load-config.js';
import { ProcessPlan } from '../config/process-plan.js';
import { surfacePaths } from '../graphql/surface-paths.js';
import { httpMetrics } from '../health/http-metrics.js';
import { Metrics } from '../health/metrics.js';
import { largestBody } from './body-limit.js';
import { crossOrigin, crossOriginOfAdmin } from './cross-origin.js';
import { ErrorFilter } from './error.filter.js';
import { PermittedOrigins } from './permitted-origins.js';

/**
 * What every container of a process that speaks HTTP is made with. The bytes of a body stay beside what they were
 * parsed to: signatures are over bytes.
 */
export const httpApplicationOptions = { abortOnError: false, bodyParser: false, rawBody: true } as const;

/** Makes the container of a process that speaks HTTP. Nothing listens yet. */
export async function createHttpApplication(
  module: DynamicModule,
  logger: LoggerService,
): Promise<NestExpressApplication> {
  const options = { ...httpApplicationOptions, logger };
  const app = await NestFactory.create<NestExpressApplication>(module, new ExpressAdapter(), options);
  return configureHttp(app);
}

/** What holds for every request, whichever feature answers it. */
export function configureHttp(app: NestExpressApplication): NestExpressApplication {
  const config = app.get(Config);
  const metrics = app.get(Metrics);
  app.set('trust proxy', config.http.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(httpMetrics(metrics));
  // Pages set their own content security policy, each the strictest it can live with.
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: { policy: 'cross-origin' } }));
  const permitted = () => app.get(PermittedOrigins, { strict: false });
  for (const surface of app.get(ProcessPlan).surfaces) {
    app.use(surfacePaths[surface].http, surface === 'admin' ? crossOriginOfAdmin(permitted) : crossOrigin(permitted));
  }
  app.use(surfacePaths.admin.http, json({ limit: largestBody(config, surfacePaths.admin.http) }));
  app.useBodyParser('json', { limit: config.http.maxBodyBytes });
  app.useGlobalFilters(new ErrorFilter(config));
  return app;
}

/** @throws ConfigError when the port is taken or may not be used */
export async function listen(app: INestApplication, { host, port }: Config['http']): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new ConfigError([`TALK_PORT=${port}: another process listens on this port`]);
    if (code === 'EACCES') throw new ConfigError([`TALK_PORT=${port}: this user may not listen on this port`]);
    throw error;
  }
}
