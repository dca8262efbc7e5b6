import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { Config } from '../core/config/config.js';
import { loadConfig } from '../core/config/load-config.js';
import { ProcessPlan, surfaceNames } from '../core/config/process-plan.js';
import { searchPath } from '../core/config/search-path.js';
import { Database } from '../core/database/database.js';
import { HealthRegistry } from '../core/health/health-registry.js';
import { Metrics } from '../core/health/metrics.js';
import { TalkLogger } from '../core/logging/talk-logger.js';
import { acquireServices, waitForServices } from '../roles/data-services.js';

/** Runs a command's work in a container without roles, against the same data services as the running processes. */
export async function withTalk(
  modules: readonly Type[],
  work: (app: INestApplicationContext, config: Config) => Promise<void>,
): Promise<void> {
  const config = loadConfig();
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const acquired = await acquireServices(config, searchPath(), say);
  try {
    await waitForServices(acquired.services, say, new AbortController().signal);
    const plan = new ProcessPlan([], [], surfaceNames, acquired.services);
    const health = { registry: new HealthRegistry(), metrics: new Metrics() };
    const app = await NestFactory.createApplicationContext(await AppModule.forRoles(config, plan, health, modules), {
      logger: new TalkLogger({ ...config.log, level: 'warn' }),
      abortOnError: false,
    });
    try {
      await app.get(Database).ensureIndexes();
      await work(app, config);
    } finally {
      await app.close();
    }
  } finally {
    await acquired.release();
  }
}
