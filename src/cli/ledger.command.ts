import { once } from 'node:events';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from '../core/errors/usage-error.js';

/** Loaded when a command runs, so that `talk --help` answers at once. */
const load = async () => ({
  ...(await import('../features/ledger/index.js')),
  ...(await import('./with-talk.js')),
});

const print = (line: string) => process.stdout.write(`${line}\n`);

@SubCommand({ name: 'verify', description: 'Whether the record of decisions is as it was written; exit code 1 if not' })
export class LedgerVerifyCommand extends CommandRunner {
  override async run(_arguments: string[], flags: { chain?: string; expect?: string }): Promise<void> {
    const { chain, expect } = flags;
    if (expect !== undefined && chain === undefined) throw new UsageError('--expect needs --chain.');
    const { Ledger, LedgerModule, withTalk } = await load();
    await withTalk([LedgerModule], async (app) => {
      const ledger = app.get(Ledger, { strict: false });
      for (const name of chain === undefined ? await ledger.chains() : [chain]) {
        const { entries, end, firstProblem } = await ledger.verify(name, { expect });
        if (firstProblem) {
          print(`${name}  BROKEN at entry ${firstProblem.seq}: ${firstProblem.what}`);
          process.exitCode = 1;
        } else print(`${name}  ${entries} entries, all right. Last hash: ${end.hash}`);
      }
    });
  }

  @Option({ flags: '--chain <name>', description: "a site's id, or organisation; all of them otherwise" })
  parseChain(text: string): string {
    return text;
  }

  @Option({ flags: '--expect <hash>', description: 'the last hash that an earlier check has printed' })
  parseExpect(text: string): string {
    return text;
  }
}

@SubCommand({ name: 'export', description: 'The record of decisions on stdout, as JSON Lines' })
export class LedgerExportCommand extends CommandRunner {
  override async run(_arguments: string[], flags: { chain?: string; since?: Date; until?: Date }): Promise<void> {
    const { LedgerModule, LedgerQueries, withTalk } = await load();
    await withTalk([LedgerModule], async (app) => {
      for await (const line of app.get(LedgerQueries, { strict: false }).export(flags)) {
        if (!process.stdout.write(line)) await once(process.stdout, 'drain');
      }
    });
  }

  @Option({ flags: '--chain <name>', description: "a site's id, or organisation; all of them otherwise" })
  parseChain(text: string): string {
    return text;
  }

  @Option({ flags: '--since <date>', description: 'from this moment on, such as 2026-01-31' })
  parseSince(text: string): Date {
    return moment('--since', text);
  }

  @Option({ flags: '--until <date>', description: 'before this moment' })
  parseUntil(text: string): Date {
    return moment('--until', text);
  }
}

export const ledgerSubcommands = [LedgerVerifyCommand, LedgerExportCommand];

@Command({ name: 'ledger', description: 'The record of decisions: verify, export', subCommands: ledgerSubcommands })
export class LedgerCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}

function moment(flag: string, text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new UsageError(`${flag} is a date such as 2026-01-31, not "${text}".`);
  return date;
}
