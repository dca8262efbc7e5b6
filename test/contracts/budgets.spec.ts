import { spawnSync } from 'node:child_process';

describe('size budgets', () => {
  it('are kept by what readers fetch', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['config/budget.mjs', '--bytes'], {
      encoding: 'utf8',
    });
    expect({ status, table: `${stdout}${status === 0 ? '' : stderr}` }).toEqual({ status: 0, table: stdout });
  }, 300_000);
});
