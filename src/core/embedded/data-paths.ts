import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedServicesError } from './embedded-services.error.js';

/** Where everything of one data directory lies. */
export interface DataPaths {
  /** The data directory, absolute and free of symbolic links: equal for all who mean the same one. */
  readonly dataDir: string;
  readonly state: string;
  readonly endpoints: string;
  readonly log: string;
  readonly controlSocket: string;
  /** Stable name of the embedded MongoDB's socket. */
  readonly mongoSocket: string;
  readonly embeddedMongoData: string;
  readonly mongodData: string;
  readonly redisData: string;
}

/** Longest path that every supported kernel takes for a socket (Linux 107 bytes, macOS 103). */
const maxSocketPathBytes = 103;
/** What mongod calls its socket. */
const longestSocketName = 'mongodb-65535.sock';

/**
 * Creates the data directory if need be (readable by this user only) and says where things lie in it.
 *
 * @throws EmbeddedServicesError if it cannot be created or written
 */
export async function prepareDataPaths(dataDir: string): Promise<DataPaths> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const root = await realpath(dataDir);
    const sockets = await prepareSocketFolder(root);
    return {
      dataDir: root,
      state: path.join(root, 'services.json'),
      endpoints: path.join(root, 'endpoints.json'),
      log: path.join(root, 'services.log'),
      controlSocket: path.join(sockets, 'control.sock'),
      mongoSocket: path.join(sockets, 'mongo.sock'),
      embeddedMongoData: path.join(root, 'mongo'),
      mongodData: path.join(root, 'mongod'),
      redisData: path.join(root, 'redis'),
    };
  } catch (error) {
    if (error instanceof EmbeddedServicesError) throw error;
    throw new EmbeddedServicesError(
      `The data directory ${dataDir} cannot be used: ${(error as Error).message}. Name another with TALK_DATA_DIR.`,
      { cause: error },
    );
  }
}

async function prepareSocketFolder(root: string): Promise<string> {
  const inside = path.join(root, 'run');
  const fits = Buffer.byteLength(path.join(inside, longestSocketName)) <= maxSocketPathBytes;
  const folder = fits ? inside : shortFolderFor(root);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A folder under the shared temporary directory might have been laid there by somebody else.
  const { uid, mode } = await lstat(folder);
  if (!fits && (uid !== os.userInfo().uid || (mode & 0o077) !== 0)) {
    throw new EmbeddedServicesError(`${folder} belongs to somebody else. Name a shorter path with TALK_DATA_DIR.`);
  }
  return folder;
}

function shortFolderFor(root: string): string {
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return path.join(os.tmpdir(), `talk-${digest}`);
}
