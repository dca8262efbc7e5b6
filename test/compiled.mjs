import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';

const tests = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(tests, '../node_modules/.cache/talk-tests');

/**
 * Compiles folders of `test/` for Node as it is, and imports a module of theirs: `importCompiled(['bench'], 'bench/x.js')`.
 *
 * @param {readonly string[]} folders those that the module imports from
 * @param {string} file
 */
export async function importCompiled(folders, file) {
  await Promise.all(folders.map(compileFolder));
  await writeFile(path.join(target, 'package.json'), '{ "type": "module" }\n');
  return import(pathToFileURL(path.join(target, file)).href);
}

async function compileFolder(folder) {
  const sources = path.join(tests, folder);
  const names = (await readdir(sources, { recursive: true })).filter((name) => /(?<!\.d|-spec)\.ts$/.test(name));
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
