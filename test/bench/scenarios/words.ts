import { cpuUsage } from 'node:process';
import type * as Matching from '../../../src/features/words/matching/compile-lists.js';
import { built } from '../../harness/built.js';
import { Inventor } from '../inventor.js';
import { figure, type Row } from '../report.js';
import type { Scenario } from '../scenario.js';
import { median, percentile } from '../statistics.js';

const phraseCount = 10_000;
const textCount = 200;
const textLength = 10_000;

/**
 * 10,000 made-up phrases against texts of 10 kB, of which every hundredth word is listed and every hundredth written with
 * digits. The baseline does the least that finds anything: one `includes` a phrase on the text in lower case. It knows no
 * word boundaries, folds nothing but case and says no position.
 */
export const words: Scenario = {
  name: 'words',
  title: 'a 10 kB text against 10,000 phrases, in this process; bare: String.includes of each phrase, nothing folded',
  run: async ({ pace }) => {
    const { compileLists } = await built<typeof Matching>('features/words/matching/compile-lists.js');
    const invent = new Inventor(7);
    const phrases = invent.phrases(phraseCount);
    const lists = [{ kind: 'BANNED' as const, entries: phrases.map((phrase) => ({ phrase })) }];
    const compiling = Array.from({ length: 3 }, () => cost(() => compileLists(lists)));
    const matcher = compileLists(lists);
    const texts = Array.from({ length: textCount }, () => invent.text(phrases, textLength));
    const plain = phrases.map((phrase) => phrase.replaceAll('*', ''));
    const bare = (text: string) => {
      const lower = text.toLowerCase();
      return plain.filter((phrase) => lower.includes(phrase)).length;
    };

    for (const text of [...texts, ...texts]) matcher.match(text);
    const talk = Array.from({ length: pace.rounds }, () => texts.map((text) => cost(() => matcher.match(text)))).flat();
    const beside = texts.slice(0, 10 * pace.rounds).map((text) => cost(() => bare(text)));
    const row = (name: string, of: (costs: readonly Cost[]) => number): Row => {
      return { figure: name, talk: figure(of(talk)), bare: figure(of(beside)), ratio: of(talk) / of(beside) };
    };
    const cpuP99 = (costs: readonly Cost[]) => percentile(cpuOf(costs), 99);
    return [
      row('CPU ms a text, p50', (costs) => median(cpuOf(costs))),
      { ...row('CPU ms a text, p99', cpuP99), aim: { atMost: 5 }, aimed: cpuP99(talk) },
      row('ms a text, p50', (costs) => median(clockOf(costs))),
      row('ms a text, p99', (costs) => percentile(clockOf(costs), 99)),
      { figure: 'CPU ms to compile', talk: figure(median(cpuOf(compiling))) },
      { figure: 'MB of the automaton', talk: figure(matcher.figures.bytes / 1e6) },
    ];
  },
};

/** Milliseconds; the clock counts what other programs do as well. */
interface Cost {
  readonly cpu: number;
  readonly clock: number;
}

function cost(work: () => unknown): Cost {
  const startedAt = performance.now();
  const before = cpuUsage();
  work();
  const { user, system } = cpuUsage(before);
  return { cpu: (user + system) / 1_000, clock: performance.now() - startedAt };
}

const cpuOf = (costs: readonly Cost[]) => costs.map(({ cpu }) => cpu);
const clockOf = (costs: readonly Cost[]) => costs.map(({ clock }) => clock);
