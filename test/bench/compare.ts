import { cpuSeconds } from './process-figures.js';
import { figure, type Row } from './report.js';
import { median } from './statistics.js';

/** One of the two sides of a comparison: a server process, and how to keep it busy. */
export interface Contender {
  /** The process whose CPU time counts. */
  readonly pid: number;
  /** Keeps it busy for about so long and says how many operations were done in how many seconds. */
  readonly run: (milliseconds: number) => Promise<{ readonly operations: number; readonly seconds: number }>;
}

export interface Pace {
  readonly warmUpMs: number;
  readonly warmUpOperations: number;
  readonly rounds: number;
  readonly roundMs: number;
}

interface Sample {
  readonly perSecond: number;
  readonly cpuMs: number;
}

export interface Comparison {
  readonly talk: Sample;
  readonly bare: Sample;
  /** Medians of the rounds' own ratios: CPU time an operation, Talk's by the baseline's. */
  readonly cost: number;
  /** Operations a second, Talk's by the baseline's. */
  readonly speed: number;
}

/**
 * Runs both sides in turn, the other one first in every second round. The machine may be shared: what other programs do
 * hits neighbouring rounds alike, so the ratio is taken round by round, and CPU time says more than the clock.
 */
export async function compare(talk: Contender, bare: Contender, pace: Pace): Promise<Comparison> {
  for (const contender of [talk, bare]) await warmUp(contender, pace);
  const rounds: { talk: Sample; bare: Sample }[] = [];
  for (let round = 0; round < pace.rounds; round += 1) {
    if (round % 2 === 0) rounds.push({ talk: await sample(talk, pace), bare: await sample(bare, pace) });
    else rounds.push({ bare: await sample(bare, pace), talk: await sample(talk, pace) });
  }
  const middle = (side: 'talk' | 'bare') => ({
    perSecond: median(rounds.map((round) => round[side].perSecond)),
    cpuMs: median(rounds.map((round) => round[side].cpuMs)),
  });
  return {
    talk: middle('talk'),
    bare: middle('bare'),
    cost: median(rounds.map((round) => round.talk.cpuMs / round.bare.cpuMs)),
    speed: median(rounds.map((round) => round.talk.perSecond / round.bare.perSecond)),
  };
}

/** The comparison as rows; an aim is for what one core does, so it is held against the CPU time. */
export function rowsOf({ talk, bare, cost, speed }: Comparison, unit: string, atLeast?: number): Row[] {
  return [
    {
      figure: `${unit}s a CPU second`,
      talk: figure(1_000 / talk.cpuMs),
      bare: figure(1_000 / bare.cpuMs),
      ratio: 1 / cost,
      ...(atLeast === undefined ? {} : { aim: { atLeast } }),
    },
    { figure: `CPU ms a ${unit}`, talk: figure(talk.cpuMs), bare: figure(bare.cpuMs), ratio: cost },
    { figure: `${unit}s a second`, talk: figure(talk.perSecond), bare: figure(bare.perSecond), ratio: speed },
  ];
}

/** Until the hot code is compiled, which takes calls rather than time; a slow machine gets eight times as long. */
async function warmUp({ run }: Contender, { warmUpMs, warmUpOperations }: Pace): Promise<void> {
  let done = 0;
  for (let tries = 0; done < warmUpOperations && tries < 8; tries += 1) done += (await run(warmUpMs)).operations;
}

async function sample({ pid, run }: Contender, { roundMs }: Pace): Promise<Sample> {
  const before = cpuSeconds(pid);
  const { operations, seconds } = await run(roundMs);
  return { perSecond: operations / seconds, cpuMs: ((cpuSeconds(pid) - before) * 1_000) / operations };
}
