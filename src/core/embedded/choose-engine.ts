import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataPaths } from './data-paths.js';
import { EmbeddedServicesError } from './embedded-services.error.js';

/** Runs the binary at the path, or the npm package where there is none. */
export interface EngineChoice {
  readonly binary?: string;
  /** Said to the operator where the choice may surprise. */
  readonly remark?: string;
}

/**
 * A `mongod` on the search path is preferred, but the engine that wrote the data keeps it: their files are not
 * interchangeable, and yesterday's comments must not vanish because somebody installed a package.
 *
 * @throws EmbeddedServicesError if the data is a mongod's and there is none any more
 */
export async function chooseMongo(paths: DataPaths, searchPath: string): Promise<EngineChoice> {
  const binary = await findBinary(['mongod'], searchPath);
  const isEmbeddedData = await hasData(paths.embeddedMongoData);
  const isMongodData = await hasData(paths.mongodData);
  if (binary && (isMongodData || !isEmbeddedData)) return { binary };
  if (!binary && isMongodData && !isEmbeddedData) {
    throw new EmbeddedServicesError(
      `The data in ${paths.mongodData} was written by a mongod that is no longer on the PATH. ` +
        'Put it back, name a MongoDB with TALK_MONGO_URL, or name another folder with TALK_DATA_DIR.',
    );
  }
  const remark = `${binary} is left alone, because the data was written by the embedded engine`;
  return binary ? { remark } : {};
}

/** A `valkey-server` or `redis-server` on the search path is preferred. */
export async function chooseRedis(searchPath: string): Promise<EngineChoice> {
  const binary = await findBinary(['valkey-server', 'redis-server'], searchPath);
  return binary ? { binary } : {};
}

/** The first of `names` that the search path (in the form of PATH) holds as a program. */
async function findBinary(names: readonly string[], searchPath: string): Promise<string | undefined> {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (await isProgram(file)) return file;
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** Both engines are WiredTiger's, which marks its folder so. */
async function hasData(folder: string): Promise<boolean> {
  return stat(path.join(folder, 'WiredTiger')).then(
    () => true,
    () => false,
  );
}
