import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseMongo, chooseRedis } from '../../../src/core/embedded/choose-engine.js';
import { type DataPaths, prepareDataPaths } from '../../../src/core/embedded/data-paths.js';
import { EmbeddedFixture } from './embedded-fixture.js';
import { StubBinaries } from './stub-binaries.js';

describe('the choice of an engine', () => {
  let fixture: EmbeddedFixture;
  let paths: DataPaths;

  beforeEach(async () => {
    fixture = await EmbeddedFixture.create();
    paths = await prepareDataPaths(fixture.dataDir);
  });

  afterEach(() => fixture.tearDown());

  async function writeData(folder: string) {
    await mkdir(folder);
    await writeFile(path.join(folder, 'WiredTiger'), '');
  }

  it('is the package where the search path has no server', async () => {
    await expect(chooseMongo(paths, '/nowhere')).resolves.toEqual({});
    await expect(chooseRedis('')).resolves.toEqual({});
  });

  it('prefers a Valkey to a Redis, and looks in no relative folder', async () => {
    const { searchPath } = await StubBinaries.create(fixture.dataDir, 'redis-server', 'valkey-server');

    await expect(chooseRedis(`.:${searchPath}`)).resolves.toEqual({ binary: path.join(searchPath, 'valkey-server') });
    await expect(chooseRedis(path.relative(process.cwd(), searchPath))).resolves.toEqual({});
  });

  it('leaves data with the embedded engine that wrote it', async () => {
    const { searchPath } = await StubBinaries.create(fixture.dataDir, 'mongod');
    await writeData(paths.embeddedMongoData);

    const choice = await chooseMongo(paths, searchPath);

    expect(choice.binary).toBeUndefined();
    expect(choice.remark).toContain('mongod is left alone');
  });

  it('refuses to start empty where the data is that of a mongod which has gone', async () => {
    await writeData(paths.mongodData);

    await expect(chooseMongo(paths, '')).rejects.toThrow('written by a mongod that is no longer on the PATH');
  });
});
