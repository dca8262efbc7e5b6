import { spawnSync } from 'node:child_process';
import path from 'node:path';
import startServices from './start-services';

/** For specs that run the built program or its pages: `bin/talk.js` builds what is stale before it does anything. */
export default async function buildAndStartServices(): Promise<void> {
  const talk = path.resolve(__dirname, '../../bin/talk.js');
  const { status, stderr } = spawnSync(process.execPath, [talk, '--version'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Talk could not be built:\n${stderr}`);
  await startServices();
}
