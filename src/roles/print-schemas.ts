import { type SurfaceName, surfaceNames } from '../core/config/process-plan.js';
import { loadConfig } from '../core/config/load-config.js';
import { SurfaceSchemas } from '../core/graphql/surface-schemas.js';
import { TalkProcess } from './talk-process.js';

/**
 * Both schemas as the web role serves them: printed from a real process on embedded services in an empty folder, so
 * that there is no second list of resolvers to forget one in.
 */
export async function printSchemas(dataDir: string): Promise<Record<SurfaceName, string>> {
  const config = loadConfig({
    TALK_DATA_DIR: dataDir,
    TALK_PORT: '39999',
    TALK_HOST: '127.0.0.1',
    TALK_LOG_LEVEL: 'error',
  });
  const plan = { roles: ['web'], queues: [], surfaces: surfaceNames, notes: [] } as const;
  const talk = new TalkProcess({ config, plan });
  await talk.start();
  try {
    const schemas = talk.app.get(SurfaceSchemas, { strict: false });
    return { public: schemas.print('public'), admin: schemas.print('admin') };
  } finally {
    await talk.close();
  }
}
