import { transform } from '@swc/core';
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Embedded from '../../src/core/embedded/index.js';

const root = path.resolve(__dirname, '../..');
const sources = path.join(root, 'src/core/embedded');

/** core/embedded, compiled, for code that Jest loads before its own module mapping is in place. */
export async function loadEmbedded(): Promise<typeof Embedded> {
  return (await import(path.join(await compileEmbedded(), 'index.js'))) as typeof Embedded;
}

/**
 * Compiles core/embedded alone, because its child is a process of its own and cannot be run by Jest. Kept by the
 * content of the sources, so it is always fresh, takes no time when nothing has changed and needs no build.
 *
 * @returns the folder with the compiled index.js
 */
export async function compileEmbedded(): Promise<string> {
  const names = (await readdir(sources, { recursive: true })).filter((name) => /(?<!\.spec)\.ts$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, code: await readFile(path.join(sources, name), 'utf8') })),
  );
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const cache = path.join(root, 'node_modules/.cache/talk-embedded');
  const target = path.join(cache, digest);
  if (await exists(path.join(target, 'index.js'))) return target;

  const draft = path.join(cache, `${digest}.${randomUUID()}`);
  await Promise.all(files.map(({ name, code }) => compileInto(draft, name, code)));
  await writeFile(path.join(draft, 'package.json'), '{ "type": "module" }\n');
  await rename(draft, target).catch(() => rm(draft, { recursive: true }));
  return target;
}

async function compileInto(folder: string, name: string, code: string): Promise<void> {
  const output = await transform(code, {
    filename: path.join(sources, name),
    swcrc: false,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  const file = path.join(folder, name.replace(/\.ts$/, '.js'));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, output.code);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
