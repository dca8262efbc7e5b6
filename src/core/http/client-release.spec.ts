import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readRelease } from './client-release.js';

describe(readRelease.name, () => {
  let clients: string;
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(clients, file)), { recursive: true });
    writeFileSync(path.join(clients, file), text);
  };
  beforeEach(() => {
    clients = mkdtempSync(path.join(os.tmpdir(), 'talk-release-'));
    write('embed/embed.js', 'embed()');
    write('count/count.js', 'count()');
    write('embed/assets/part-1.js', 'part()');
  });
  afterEach(() => rmSync(clients, { recursive: true }));

  it('has another version as soon as anything in it is another', () => {
    const versions = [readRelease(clients)!.version, readRelease(clients)!.version];
    for (const file of ['embed/embed.js', 'count/count.js', 'embed/assets/part-1.js']) {
      write(file, 'changed()');
      versions.push(readRelease(clients)!.version);
    }
    expect(versions[1]).toBe(versions[0]);
    expect(new Set(versions).size).toBe(4);
    expect(versions[0]).toMatch(/^[\w.-]+-[0-9a-f]{12}$/);
  });

  it('says what the browser has to find in each file', () => {
    const { entries, parts } = readRelease(clients)!;
    // printf 'embed()' | openssl dgst -sha384 -binary | base64
    expect(entries['embed.js'].integrity).toBe(
      'sha384-9IOP19G6Ih5aURtz6+vC1WDgOI+vLWCaCyOFuq+khhuGJx6L2yGfxweYlVqWE85T',
    );
    expect(Object.keys(parts)).toEqual(['part-1.js']);
  });

  it('is none where nothing is built', () => {
    rmSync(path.join(clients, 'count'), { recursive: true });
    expect(readRelease(clients)).toBeUndefined();
  });
});
