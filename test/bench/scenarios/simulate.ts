import { figure, type Row } from '../report.js';
import type { Scenario } from '../scenario.js';
import { median } from '../statistics.js';

interface Taken {
  readonly cpu: number;
  readonly clock: number;
  readonly comments: number;
}

const comments = 100_000;
const phrases = 10_000;

/** A draft of rules and word lists on the last days of a large site, both sides reviewed and compared. */
export const simulate: Scenario = {
  name: 'simulate',
  title: '100,000 comments reviewed by 10,000 phrases and by a draft; bare: the native driver reading the same texts',
  run: async (lab) => {
    const program = await lab.program('simulate-rules', { ...lab.services, comments, phrases });
    const rounds: { talk: Taken; bare: Taken }[] = [];
    for (let round = 0; round < Math.min(3, lab.pace.rounds); round += 1) {
      const bare = await program.ask<Taken>('read');
      const talk = await program.ask<Taken>('simulate');
      if (talk.comments !== comments || bare.comments !== comments) throw new Error('Not all comments were read.');
      rounds.push({ talk, bare });
    }
    const row = (name: string, of: (taken: Taken) => number): Row => {
      const [talk, bare] = [rounds.map((round) => of(round.talk)), rounds.map((round) => of(round.bare))];
      const ratio = median(rounds.map((round) => of(round.talk) / of(round.bare)));
      return { figure: name, talk: figure(median(talk)), bare: figure(median(bare)), ratio };
    };
    const seconds = median(rounds.map(({ talk }) => talk.clock / 1_000));
    return [
      { ...row('seconds', ({ clock }) => clock / 1_000), aim: { atMost: 10 }, aimed: seconds },
      row('CPU seconds', ({ cpu }) => cpu / 1_000),
      row('CPU µs a comment', ({ cpu }) => (cpu * 1_000) / comments),
    ];
  },
};
