import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

/** Loaded into a Talk process with `--import`: its CPU profile lies in `profiles/` once it has ended. */
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');

process.on('exit', () => {
  session.post('Profiler.stop', (problem, { profile }) => {
    if (problem) throw problem;
    mkdirSync('profiles', { recursive: true });
    writeFileSync(`profiles/${process.argv.slice(2).join('')}-${process.pid}.cpuprofile`, JSON.stringify(profile));
  });
});
