import type { DynamicModule, INestApplication, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { Config } from '../config/config.js';
import { ConfigError } from '../config/load-config.js';

/** Makes the container of a process that speaks HTTP. Nothing listens yet. */
export async function createHttpApplication(module: DynamicModule, logger: LoggerService): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, new ExpressAdapter(), {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  const config = app.get(Config);
  app.set('trust proxy', config.http.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.useBodyParser('json', { limit: config.http.maxBodyBytes });
  // Pages set their own content security policy, each the strictest it can live with.
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: { policy: 'cross-origin' } }));
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
