import { Command, CommandRunner, Help, Option } from 'nest-commander';
import { loadConfig } from '../core/config/load-config.js';
import type { DemoAccounts } from '../features/demo/newsroom/index.js';
import { UsageError } from '../core/errors/usage-error.js';
import { progressOn } from './progress.js';
import { withTalk } from './with-talk.js';

interface DemoFlags {
  readonly comments?: number;
  readonly stories?: number;
  readonly users?: number;
  readonly seed?: string;
  readonly inProduction?: true;
}

const defaults = { comments: 2_000, stories: 20, users: 400, seed: 'talk' } as const;

@Command({ name: 'demo', description: 'Fill Talk with an invented newsroom: stories, readers, threaded comments' })
export class DemoCommand extends CommandRunner {
  override async run(_arguments: string[], { inProduction, ...flags }: DemoFlags): Promise<void> {
    const { isProduction } = loadConfig();
    if (isProduction && !inProduction) {
      throw new UsageError(
        'NODE_ENV is production: talk demo would mix invented people and comments into real ones. ' +
          'If that is what you want, add --in-production.',
      );
    }
    const { InstallModule, InstallService } = await import('../features/install/index.js');
    const { demoAccounts, DemoAccountsService, inventedOrigin, Newsroom, NewsroomModule } =
      await import('../features/demo/newsroom/index.js');
    await withTalk([InstallModule, NewsroomModule], async (app, { http }) => {
      const accounts = demoAccounts(isProduction ? 'random' : 'known');
      const install = app.get(InstallService, { strict: false });
      if (!(await install.isInstalled())) {
        await install.install({ ...accounts.admin, siteName: 'The Demo Courier', origins: [inventedOrigin] });
      }
      const ensured = await app.get(DemoAccountsService, { strict: false }).ensure(accounts);
      const newsroom = app.get(Newsroom, { strict: false });
      const added = await newsroom.fill({ ...defaults, ...flags }, ensured, progressOn(process.stdout));
      process.stdout.write(`${summary(added, ensured, http.rootUrl)}\n`);
    });
  }

  @Option({ flags: '--comments <number>', description: `how many comments there shall be (${defaults.comments})` })
  parseComments(text: string): number {
    return wholeNumber('--comments', text, 0, 5_000_000);
  }

  @Option({
    flags: '--stories <number>',
    description: `how many stories beside the demo articles (${defaults.stories})`,
  })
  parseStories(text: string): number {
    return wholeNumber('--stories', text, 0, 100_000);
  }

  @Option({ flags: '--users <number>', description: `how many readers (${defaults.users})` })
  parseUsers(text: string): number {
    return wholeNumber('--users', text, 10, 1_000_000);
  }

  @Option({ flags: '--seed <text>', description: `another text gives another newsroom (${defaults.seed})` })
  parseSeed(text: string): string {
    return text;
  }

  @Option({
    flags: '--in-production',
    name: 'inProduction',
    description: 'also where NODE_ENV is production; the accounts then get random passwords, shown once',
  })
  parseInProduction(): true {
    return true;
  }

  @Help('after')
  examples(): string {
    return `
Examples:
  talk demo                      a small newsroom, and somebody to sign in as
  talk demo --comments 100000    a busy one; this goes on where a smaller number has ended

Sets Talk up first where nobody has. The same seed, stories and users give the same people, texts and threads, so running
it again changes nothing.`;
  }
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${flag} is a whole number from ${least} to ${most}, not "${text}".`);
}

function summary(added: { users: number; comments: number }, accounts: DemoAccounts, rootUrl: string): string {
  const rows = Object.values(accounts).map(
    ({ user: { role, email }, password }) =>
      `  ${role.padEnd(10)} ${email.padEnd(24)} ${password ?? '(the password it was given when it was made)'}`,
  );
  return [
    `${added.comments} comments and ${added.users} readers added.`,
    '',
    'Sign in as',
    ...rows,
    '',
    `Demo articles  ${rootUrl}/demo`,
    `Admin          ${rootUrl}/admin`,
  ].join('\n');
}
