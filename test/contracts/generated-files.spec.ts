import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { envExample, settingsTable } from '../../src/core/config/describe-settings.js';
import { rightsPage } from '../../src/roles/describe-rights.js';

const read = (file: string) => readFileSync(file, 'utf8');
const advice = 'Run npm run generate and commit what it writes.';

describe('generated files', () => {
  it('lists every setting in config/env.example', () => {
    expect({ advice, text: read('config/env.example') }).toEqual({ advice, text: envExample() });
  });

  it("lists every setting in the README's table", () => {
    const table = /<!-- settings -->\n([^]*?)\n<!-- \/settings -->/.exec(read('README.md'))?.[1];
    expect({ advice, table }).toEqual({ advice, table: settingsTable() });
  });

  it('tells who may do what in docs/authorisation.md', () => {
    expect({ advice, page: read('docs/authorisation.md') }).toEqual({ advice, page: rightsPage() });
  });

  it('has every message in every language, with the arguments and plural forms that it needs', () => {
    const { status, stderr } = spawnSync(process.execPath, ['config/generate-messages.mjs', '--check'], {
      encoding: 'utf8',
    });
    expect({ advice, status, stderr }).toEqual({ advice, status: 0, stderr: '' });
  });

  it("has the clients' operations and the trusted documents as the schemas want them", () => {
    const { status, stderr } = spawnSync(process.execPath, ['config/generate-operations.mjs', '--check'], {
      encoding: 'utf8',
    });
    expect({ advice, status, stderr }).toEqual({ advice, status: 0, stderr: '' });
  });
});
