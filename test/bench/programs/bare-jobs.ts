import Bull from 'bull';
import { JobLoad } from '../job-load.js';
import { programOptions, ready } from '../program.js';

const { redisUrl, concurrency } = programOptions<{ redisUrl: string; concurrency: number }>();
const queue = new Bull<{ n: number }>('bare', redisUrl);
await queue.isReady();

let n = 0;
const load = new JobLoad(() => queue.add('noop', { n: n++ }, { attempts: 3, removeOnComplete: true }));
void queue.process('*', concurrency, async () => load.finished());

ready({}, { run: (milliseconds: number) => load.run(milliseconds) });
