import { readFileSync } from 'node:fs';
import { envExample, settingsTable } from '../../src/core/config/describe-settings.js';

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
});
