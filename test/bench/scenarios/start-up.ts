import { setTimeout as delay } from 'node:timers/promises';
import type { Lab } from '../lab.js';
import { residentMegabytes } from '../process-figures.js';
import { figure, type Row } from '../report.js';
import type { Scenario } from '../scenario.js';
import { median } from '../statistics.js';

interface Start {
  readonly readyAfterMs: number;
  readonly megabytes: number;
}

const processes: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'web', args: ['serve'] },
  { name: 'websockets', args: ['serve', '--no-web', '-w'] },
  { name: 'jobs', args: ['serve', '--no-web', '-j'] },
  { name: 'all three in one', args: ['serve', '-jw'] },
];
/** For what a fresh process still does after it is ready. */
const settleMs = 500;

/** From typing the command to being ready, the data services up already; memory of an idle process. */
export const startUp: Scenario = {
  name: 'start-up',
  title: "from the command to ready, and resident memory then; bare: a Node process with Node's http",
  run: async (lab) => {
    const rounds = Math.min(3, Math.ceil(lab.pace.rounds / 3));
    const starts = new Map<string, Start[]>([...processes.map(({ name }) => name), 'bare'].map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      starts.get('bare')!.push(await startBare(lab));
      for (const { name, args } of processes) starts.get(name)!.push(await startTalk(lab, args));
    }
    const middle = (name: string, key: keyof Start) => median(starts.get(name)!.map((start) => start[key]));
    const row = (name: string, key: keyof Start, text: string): Row => {
      const [talk, bare] = [middle(name, key), middle('bare', key)];
      return { figure: `${name}: ${text}`, talk: figure(talk), bare: figure(bare), ratio: talk / bare };
    };
    return [
      ...processes.map(({ name }) => row(name, 'readyAfterMs', 'ms to ready')),
      ...processes.map(({ name }) => row(name, 'megabytes', 'MB resident')),
    ];
  },
};

async function startTalk(lab: Lab, args: readonly string[]): Promise<Start> {
  return measure(lab, async () => (await lab.talk(args)).child.pid!);
}

async function startBare(lab: Lab): Promise<Start> {
  return measure(lab, async () => (await lab.program('same-bytes', { body: '', headers: {} })).pid);
}

async function measure(lab: Lab, start: () => Promise<number>): Promise<Start> {
  const startedAt = performance.now();
  const pid = await start();
  const readyAfterMs = performance.now() - startedAt;
  await delay(settleMs);
  const megabytes = residentMegabytes(pid);
  await lab.tidy();
  return { readyAfterMs, megabytes };
}
