import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';
import { buildIfStale } from '../../config/build-if-stale.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const target = path.join(root, 'node_modules/.cache/talk-bench');

/** Builds Talk where it is stale, compiles the bench beside it and runs it: `npm run bench -- --help`. */
process.chdir(root);
if (buildIfStale()) {
  await Promise.all(['bench', 'harness'].map(compileFolder));
  await writeFile(path.join(target, 'package.json'), '{ "type": "module" }\n');
  await import(pathToFileURL(path.join(target, 'bench/bench.js')).href);
}

async function compileFolder(folder) {
  const sources = path.join(root, 'test', folder);
  const names = (await readdir(sources, { recursive: true })).filter((name) => /(?<!\.d)\.ts$/.test(name));
  await Promise.all(names.map((name) => compile(path.join(sources, name), path.join(target, folder, name))));
}

async function compile(source, file) {
  const { code } = await transform(await readFile(source, 'utf8'), {
    filename: source,
    swcrc: false,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'es6' },
  });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file.replace(/\.ts$/, '.js'), code);
}
