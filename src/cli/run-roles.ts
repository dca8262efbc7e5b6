import { loadConfig } from '../core/config/load-config.js';
import type { RoleName } from '../core/config/process-plan.js';
import { searchPath } from '../core/config/search-path.js';
import { installShutdown } from '../core/health/shutdown.js';
import { planRoles, type RoleFlags } from '../roles/role-plan.js';
import { TalkProcess } from '../roles/talk-process.js';
import { welcome } from './welcome.js';

/** Starts this process in its roles and says where to go. Resolves once it is ready; signals end it. */
export async function runRoles(flags: RoleFlags, fallback: readonly RoleName[]): Promise<void> {
  const config = loadConfig();
  const plan = planRoles(flags, config.roles, fallback);
  const talk = new TalkProcess({ config, plan, searchPath: searchPath() });
  const { logger, registry } = talk;
  for (const note of plan.notes) logger.warn(note, 'Start');
  if (config.isProduction && !(config.data.mongoUrl && config.data.redisUrl)) {
    logger.warn('Embedded data services in production: fine to try Talk, but name real servers to run it.', 'Start');
  }
  const shutdown = installShutdown({
    close: () => talk.close(),
    timeoutMs: config.shutdownTimeoutMs,
    registry,
    log: logger,
  });
  try {
    await talk.start();
  } catch (error) {
    // Asked to stop while still waiting for a database: that is no failure.
    if (shutdown.isStopping) return;
    shutdown.uninstall();
    throw error;
  }
  for (const line of await welcome(talk, config, plan)) process.stdout.write(`${line}\n`);
}
