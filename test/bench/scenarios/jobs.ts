import { compare, rowsOf } from '../compare.js';
import type { Program } from '../program.js';
import type { Scenario } from '../scenario.js';

const concurrency = 10;

/** Adding jobs and doing nothing in them, in one process. */
export const jobs: Scenario = {
  name: 'jobs',
  title: 'no-op jobs through JobQueue and a handler; bare: Bull',
  run: async (lab) => {
    const options = (database: number) => {
      const url = new URL(lab.services.redisUrl);
      url.pathname = `/${database}`;
      return { mongoUrl: lab.services.mongoUrl, redisUrl: url.href, concurrency };
    };
    const talk = await lab.program('talk-jobs', options(1));
    const bare = await lab.program('bare-jobs', options(2));
    const contender = (program: Program<unknown>) => ({
      pid: program.pid,
      run: (milliseconds: number) => program.ask<{ operations: number; seconds: number }>('run', milliseconds),
    });
    return rowsOf(await compare(contender(talk), contender(bare), lab.pace), 'job');
  },
};
