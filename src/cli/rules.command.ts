import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from '../core/errors/usage-error.js';
import type {
  DecisionTally,
  RuleSimulation,
  SimulationRequest,
  SimulationResult,
} from '../features/moderation/index.js';
import type { WordListKind } from '../features/words/index.js';
import { progressOn } from './progress.js';
import { formatOf, readListFile } from './word-list-file.js';

/** Loaded when a command runs, so that `talk --help` answers at once. */
const load = async () => ({
  ...(await import('../core/context/request-context.js')),
  ...(await import('../features/moderation/index.js')),
  ...(await import('../features/words/index.js')),
  ...(await import('./with-talk.js')),
});

const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface SimulateFlags {
  readonly site: string;
  readonly days?: number;
  readonly rules?: string;
  readonly lists?: string;
  readonly kind?: WordListKind;
  readonly language?: string;
  readonly replace?: true;
  readonly organisationWide?: true;
}

@SubCommand({
  name: 'simulate',
  description: 'Say what a draft of rules or word lists would have made of the last days; nothing is switched on',
})
export class RulesSimulateCommand extends CommandRunner {
  override async run(_arguments: string[], flags: SimulateFlags): Promise<void> {
    const {
      ModerationModule,
      organisation,
      parseWords,
      RuleSimulationsService,
      RuleSimulator,
      systemContext,
      withTalk,
    } = await load();
    const { site, days = 7, rules, lists, kind = 'BANNED', language, replace, organisationWide } = flags;
    const scope = organisationWide ? organisation : site;
    const request: SimulationRequest = {
      siteId: site,
      days,
      isOrganisationWide: organisationWide === true,
      ...(rules === undefined ? {} : { rules: rulesIn(await readListFile(rules), rules) }),
      wordLists:
        lists === undefined
          ? []
          : [
              {
                address: { kind, scope, ...(language === undefined ? {} : { language }) },
                change: {
                  add: parseWords(await readListFile(lists), formatOf(lists)),
                  remove: [],
                  replace: replace === true,
                },
              },
            ],
    };
    await withTalk([ModerationModule], async (app) => {
      const context = systemContext('rules simulate');
      const simulations = app.get(RuleSimulationsService, { strict: false });
      const simulation = await simulations.prepare(context, request);
      const progress = progressOn(process.stderr);
      let last: number | undefined;
      await app.get(RuleSimulator, { strict: false }).run(simulation.id, (read, total) => {
        if (last === undefined) progress.begin('comments', total);
        else progress.advance(read - last);
        last = read;
      });
      if (last !== undefined) progress.end();
      const { result } = await simulations.byId(context, simulation.id);
      if (result) printResult(simulation, result);
    });
  }

  @Option({ flags: '--site <id>', description: 'whose comments are reviewed again', required: true })
  parseSite(id: string): string {
    return id;
  }

  @Option({ flags: '--days <number>', description: 'how many of the last days, 1 to 90 (7)' })
  parseDays(text: string): number {
    if (!/^\d{1,2}$/.test(text)) throw new UsageError('--days is a number from 1 to 90.');
    return Number(text);
  }

  @Option({
    flags: '--rules <file>',
    description: 'JSON with what would change in the rules: {"links": {"hold": true}}',
  })
  parseRules(file: string): string {
    return file;
  }

  @Option({
    flags: '--lists <file>',
    description: 'words that would be added to a list, in a file as for words import',
  })
  parseLists(file: string): string {
    return file;
  }

  @Option({ flags: '--kind <kind>', description: 'of the list: banned or suspect (banned)' })
  parseKind(kind: string): WordListKind {
    if (kind === 'banned') return 'BANNED';
    if (kind === 'suspect') return 'SUSPECT';
    throw new UsageError(`--kind is banned or suspect, not "${kind}".`);
  }

  @Option({ flags: '--language <tag>', description: 'of the list: for text in this language, such as de or en-GB' })
  parseLanguage(tag: string): string {
    return tag;
  }

  @Option({ flags: '--replace', description: 'nothing would be left in the list but these words' })
  parseReplace(): true {
    return true;
  }

  @Option({
    flags: '--organisation-wide',
    name: 'organisationWide',
    description: "rules and list would be the organisation's, not the site's own",
  })
  parseOrganisationWide(): true {
    return true;
  }
}

export const rulesSubcommands = [RulesSimulateCommand];

@Command({
  name: 'rules',
  description: 'Try moderation rules before they are switched on',
  subCommands: rulesSubcommands,
})
export class RulesCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}

function rulesIn(text: string, file: string): NonNullable<SimulationRequest['rules']> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // Said below.
  }
  throw new UsageError(`${file} is no JSON object.`);
}

function printResult({ id, days, differences }: RuleSimulation, result: SimulationResult): void {
  const { comments, from, asReviewed, changes, phrases, reasons, notes, isTruncated } = result;
  print(`Simulation ${id}: ${comments} comments of ${days} days, since ${from.toISOString()}.`);
  if (isTruncated) print('There are more: only the newest were read.');
  print(`${asReviewed} of them are where the rules of today put them.`);
  for (const { path, before, after } of differences)
    print(`  ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  const moved = changes.filter((change) => change.from !== change.to);
  table(
    ['today', 'draft', ...tallyHeads],
    moved.map((change) => [change.from, change.to, ...cellsOf(change.tally)]),
  );
  table(
    ['reason', 'today', 'draft'],
    reasons.map(({ code, baseline, draft }) => [code, String(baseline), String(draft)]),
  );
  table(
    ['phrase', 'today', ...tallyHeads],
    phrases.map(({ phrase, baseline, draft }) => [phrase, String(baseline), ...cellsOf(draft)]),
  );
  if (moved.length === 0) print('\nNo comment would change its place.');
  for (const note of notes) print(`\n${note}`);
}

const tallyHeads = ['comments', 'approved by moderators', 'rejected by moderators'];

function cellsOf({ total, approved, rejected }: DecisionTally): string[] {
  return [total, approved, rejected].map(String);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((cells) => cells[column]!.length)));
  print('');
  for (const cells of [heads, ...rows])
    print(
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}
