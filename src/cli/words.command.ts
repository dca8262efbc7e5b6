import { writeFile } from 'node:fs/promises';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from '../core/errors/usage-error.js';
import type { WordListAddress, WordListKind, WordListOutcome, WordMatch } from '../features/words/index.js';
import { formatOf, readListFile } from './word-list-file.js';

/** Loaded when a command runs, so that `talk --help` answers at once. */
const load = async () => ({
  ...(await import('../core/context/request-context.js')),
  ...(await import('../features/words/index.js')),
  ...(await import('./with-talk.js')),
});

const shownProblems = 20;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Where {
  readonly site?: string;
  readonly language?: string;
}

interface WhichList extends Where {
  readonly kind?: WordListKind;
}

/** Options that several of these commands have. */
abstract class WordsRunner extends CommandRunner {
  @Option({ flags: '--site <id>', description: 'of this site; otherwise of the organisation' })
  parseSite(id: string): string {
    return id;
  }

  @Option({ flags: '--language <tag>', description: 'for text in this language, such as de or en-GB' })
  parseLanguage(tag: string): string {
    return tag;
  }
}

abstract class WordListRunner extends WordsRunner {
  @Option({ flags: '--kind <kind>', description: 'banned or suspect', required: true })
  parseKind(kind: string): WordListKind {
    if (kind === 'banned') return 'BANNED';
    if (kind === 'suspect') return 'SUSPECT';
    throw new UsageError(`--kind is banned or suspect, not "${kind}".`);
  }
}

@SubCommand({
  name: 'test',
  arguments: '<text>',
  argsDescription: { text: 'the text, in quotes' },
  description: 'Say what the lists find in a text',
})
export class WordsTestCommand extends WordsRunner {
  override async run([text]: string[], { file, site, language }: Where & { file?: string }): Promise<void> {
    const { compileLists, isLanguage, parseWords, readingOf, systemContext, withTalk, WordListsQueries, WordsModule } =
      await load();
    if (language !== undefined && !isLanguage(language)) throw new UsageError(`"${language}" is no language tag.`);
    const show = (matches: readonly WordMatch[]) => printMatches(text!, matches, readingOf);
    if (file !== undefined) {
      const entries = parseWords(await readListFile(file), formatOf(file));
      return show(compileLists([{ kind: 'BANNED', entries }]).match(text!));
    }
    await withTalk([WordsModule], async (app) => {
      const queries = app.get(WordListsQueries, { strict: false });
      const request = { text: text!, ...(site && { siteId: site }), ...(language && { language }) };
      const { version, matches } = await queries.test(systemContext('words test'), request);
      print(version === '' ? 'There are no lists for this.' : `Lists: ${version.replaceAll(',', ', ')}`);
      show(matches);
    });
  }

  @Option({ flags: '--file <path>', description: 'a list in a file, instead of those of Talk: nothing else is needed' })
  parseFile(file: string): string {
    return file;
  }
}

@SubCommand({
  name: 'import',
  arguments: '<file>',
  argsDescription: { file: 'a phrase a line (then tab, category, tab, note), or a .csv file' },
  description: 'Add the words of a file to a list',
})
export class WordsImportCommand extends WordListRunner {
  override async run(
    [file]: string[],
    { replace, dryRun, ...which }: WhichList & { replace?: true; dryRun?: true },
  ): Promise<void> {
    const { organisation, parseWords, systemContext, withTalk, WordListsService, WordsModule } = await load();
    const change = {
      add: parseWords(await readListFile(file!), formatOf(file!)),
      remove: [],
      replace: replace === true,
    };
    await withTalk([WordsModule], async (app) => {
      const service = app.get(WordListsService, { strict: false });
      const context = systemContext('words import');
      const options = { dryRun: dryRun === true };
      printOutcome(await service.change(context, addressOf(which, organisation), change, options), options);
    });
  }

  @Option({ flags: '--replace', description: 'leave nothing in the list but these words' })
  parseReplace(): true {
    return true;
  }

  @Option({ flags: '--dry-run', name: 'dryRun', description: 'only say what would happen' })
  parseDryRun(): true {
    return true;
  }
}

@SubCommand({
  name: 'export',
  arguments: '[file]',
  argsDescription: { file: 'where to; CSV if it ends in .csv; otherwise it is printed' },
  description: 'Write a list to a file',
})
export class WordsExportCommand extends WordListRunner {
  override async run([file]: string[], which: WhichList): Promise<void> {
    const { formatWords, organisation, systemContext, withTalk, WordListsQueries, WordsModule } = await load();
    await withTalk([WordsModule], async (app) => {
      const queries = app.get(WordListsQueries, { strict: false });
      const { entries } = await queries.one(systemContext('words export'), addressOf(which, organisation));
      const content = formatWords(entries, file === undefined ? 'TEXT' : formatOf(file));
      if (file === undefined) process.stdout.write(content);
      else await writeFile(file, content);
    });
  }
}

export const wordsSubcommands = [WordsTestCommand, WordsImportCommand, WordsExportCommand];

@Command({
  name: 'words',
  description: 'Try, import and export word lists: test, import, export',
  subCommands: wordsSubcommands,
})
export class WordsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}

function addressOf({ kind, site, language }: WhichList, organisation: string): WordListAddress {
  return { kind: kind!, scope: site ?? organisation, ...(language === undefined ? {} : { language }) };
}

function printMatches(text: string, matches: readonly WordMatch[], readingOf: (phrase: string) => string): void {
  if (matches.length === 0) return print('Nothing is found.');
  for (const { list, phrase, category, start, end } of matches) {
    const found = JSON.stringify(text.slice(start, end));
    const from = `${list.toLowerCase()} "${phrase}"${category === undefined ? '' : ` (${category})`}`;
    print(`${start}-${end}  ${found}  ${from}, read as "${readingOf(phrase)}"`);
  }
}

function printOutcome(outcome: WordListOutcome, { dryRun }: { dryRun: boolean }): void {
  const { added, updated, removed, duplicates, invalid, list } = outcome;
  const counts = `${added} added, ${updated} updated, ${removed} removed, ${duplicates} there already`;
  print(`${counts}, ${invalid.length} left out: ${list.count} words.`);
  for (const { line, phrase, problem } of invalid.slice(0, shownProblems))
    print(`  line ${line}, "${phrase}": ${problem}`);
  if (invalid.length > shownProblems) print(`  and ${invalid.length - shownProblems} more`);
  print(
    dryRun ? `Nothing was written; the list is at version ${list.version}.` : `The list is at version ${list.version}.`,
  );
}
