'use strict';
var __importDefault =
  (this && this.__importDefault) ||
  function (mod) {
    return mod && mod.__esModule ? mod : { default: mod };
  };
Object.defineProperty(exports, '__esModule', { value: true });
exports.loadEmbedded = loadEmbedded;
exports.compileEmbedded = compileEmbedded;
const core_1 = require('@swc/core');
const node_crypto_1 = require('node:crypto');
const promises_1 = require('node:fs/promises');
const node_path_1 = __importDefault(require('node:path'));
const root = node_path_1.default.resolve(__dirname, '../..');
const sources = node_path_1.default.join(root, 'src/core/embedded');
/** core/embedded, compiled, for code that Jest loads before its own module mapping is in place. */
async function loadEmbedded() {
  return await import(node_path_1.default.join(await compileEmbedded(), 'index.js'));
}
/**
 * Compiles core/embedded alone, because its child is a process of its own and cannot be run by Jest. Kept by the
 * content of the sources, so it is always fresh, takes no time when nothing has changed and needs no build.
 *
 * @returns the folder with the compiled index.js
 */
async function compileEmbedded() {
  const names = (await (0, promises_1.readdir)(sources, { recursive: true }))
    .filter((name) => /(?<!\.spec)\.ts$/.test(name))
    .sort();
  const files = await Promise.all(
    names.map(async (name) => ({
      name,
      code: await (0, promises_1.readFile)(node_path_1.default.join(sources, name), 'utf8'),
    })),
  );
  const digest = (0, node_crypto_1.createHash)('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const cache = node_path_1.default.join(root, 'node_modules/.cache/talk-embedded');
  const target = node_path_1.default.join(cache, digest);
  if (await exists(node_path_1.default.join(target, 'index.js'))) return target;
  const draft = node_path_1.default.join(cache, `${digest}.${(0, node_crypto_1.randomUUID)()}`);
  await Promise.all(files.map(({ name, code }) => compileInto(draft, name, code)));
  await (0, promises_1.writeFile)(node_path_1.default.join(draft, 'package.json'), '{ "type": "module" }\n');
  await (0, promises_1.rename)(draft, target).catch(() => (0, promises_1.rm)(draft, { recursive: true }));
  return target;
}
async function compileInto(folder, name, code) {
  const output = await (0, core_1.transform)(code, {
    filename: node_path_1.default.join(sources, name),
    swcrc: false,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  const file = node_path_1.default.join(folder, name.replace(/\.ts$/, '.js'));
  await (0, promises_1.mkdir)(node_path_1.default.dirname(file), { recursive: true });
  await (0, promises_1.writeFile)(file, output.code);
}
function exists(file) {
  return (0, promises_1.access)(file).then(
    () => true,
    () => false,
  );
}
