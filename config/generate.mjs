import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes everything that is generated from the code: `config/env.example`, the README's table of settings, the page
 * `docs/authorisation.md`, the two printed schemas, and from these the clients' operations and the trusted documents.
 * Contract tests fail on drift.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const file = (name) => path.join(root, name);

run('npx', ['nest', 'build']);

const { envExample, settingsTable } = await import('../dist/core/config/describe-settings.js');
writeFileSync(file('config/env.example'), envExample());
const readme = readFileSync(file('README.md'), 'utf8');
writeFileSync(
  file('README.md'),
  readme.replace(/(<!-- settings -->\n)[^]*?(\n<!-- \/settings -->)/, `$1${settingsTable()}$2`),
);

const { rightsPage } = await import('../dist/roles/describe-rights.js');
writeFileSync(file('docs/authorisation.md'), rightsPage());

const { printSchemas } = await import('../dist/roles/print-schemas.js');
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'talk-generate-'));
try {
  for (const [surface, text] of Object.entries(await printSchemas(dataDir))) {
    writeFileSync(file(`config/schema.${surface}.graphql`), text);
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
run('node', ['config/generate-operations.mjs']);
run('node', ['config/generate-messages.mjs']);
process.exit();

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
