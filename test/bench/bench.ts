import os from 'node:os';
import { parseArgs } from 'node:util';
import type { Pace } from './compare.js';
import { Lab } from './lab.js';
import { printTable, type Section } from './report.js';
import type { Scenario } from './scenario.js';
import { fanOut } from './scenarios/fan-out.js';
import { jobs } from './scenarios/jobs.js';
import { postComment } from './scenarios/post-comment.js';
import { simulate } from './scenarios/simulate.js';
import { startUp } from './scenarios/start-up.js';
import { streamCached } from './scenarios/stream-cached.js';
import { streamCold } from './scenarios/stream-cold.js';
import { words } from './scenarios/words.js';

const scenarios: readonly Scenario[] = [streamCached, streamCold, postComment, fanOut, words, simulate, jobs, startUp];

const thorough: Pace = { warmUpMs: 1_500, warmUpOperations: 1_000, rounds: 5, roundMs: 1_500 };
const quick: Pace = { warmUpMs: 700, warmUpOperations: 500, rounds: 3, roundMs: 500 };

const usage = `npm run bench -- [--quick] [--profile] [scenario …]

Runs Talk's hot paths beside their bare baselines, on this machine and on loopback only, and prints medians and ratios.
  --quick     short rounds: a smoke test, not a figure to quote
  --profile   also write CPU profiles of the Talk processes to profiles/; they cost time themselves

Scenarios: ${scenarios.map(({ name }) => name).join(', ')}`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, profile: { type: 'boolean' }, help: { type: 'boolean' } },
});
const unknown = positionals.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (values.help || unknown.length > 0) {
  say(unknown.length > 0 ? `Unknown: ${unknown.join(', ')}.\n\n${usage}` : usage);
  process.exitCode = unknown.length > 0 ? 1 : 0;
} else {
  const chosen = scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const sections = await measure(chosen, values.quick ? quick : thorough);
  process.stdout.write(`\n${printTable(sections)}\n\n${machine()}\n`);
}

async function measure(chosen: readonly Scenario[], pace: Pace): Promise<Section[]> {
  const lab = await Lab.open({ pace, profile: values.profile === true, log: say });
  const sections: Section[] = [];
  try {
    for (const { name, title, run } of chosen) {
      const startedAt = performance.now();
      const rows = await run(lab);
      sections.push({ title: `${name}: ${title}`, rows });
      await lab.tidy();
      say(`${name} took ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
    }
  } finally {
    await lab.close();
  }
  return sections;
}

/** A busy machine makes the clock's figures worthless and the ratios a little worse: the reader should know. */
function machine(): string {
  const [load] = os.loadavg();
  const cpus = os.cpus();
  return `Node ${process.version}, ${cpus.length} × ${cpus[0]?.model.trim()}, load at the end ${load!.toFixed(1)}.`;
}
