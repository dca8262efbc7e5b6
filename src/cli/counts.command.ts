import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from '../core/errors/usage-error.js';

/** Loaded when a command runs, so that `talk --help` answers at once. */
const load = async () => ({
  ...(await import('../features/comments/index.js')),
  ...(await import('../features/sites/index.js')),
  ...(await import('../features/stories/index.js')),
  ...(await import('./with-talk.js')),
});

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Audits one story, or every story, then the sites, then the people. @returns how many counters are wrong */
async function audit(storyId: string | undefined, repairs: boolean): Promise<number> {
  const { CountAudit, SitesQueries, StoriesRepository, withTalk } = await load();
  let wrong = 0;
  await withTalk([], async (app) => {
    const counts = app.get(CountAudit, { strict: false });
    const report = (mismatches: Awaited<ReturnType<typeof counts.story>>) => {
      wrong += mismatches.length;
      for (const { counter, id, missing } of mismatches) print(`${counter} ${id}: ${JSON.stringify(missing)} missing`);
    };
    if (storyId !== undefined) return report(await counts.story(storyId, repairs));
    const stories = app.get(StoriesRepository, { strict: false });
    for (const site of await app.get(SitesQueries, { strict: false }).all()) {
      for await (const story of stories.countsOfSite(site.id)) report(await counts.story(story.id, repairs));
      report(await counts.site(site.id, repairs));
    }
    for (const id of await counts.authors()) report(await counts.author(id, repairs));
  });
  return wrong;
}

abstract class CountsAuditCommand extends CommandRunner {
  @Option({ flags: '--story <id>', description: 'only this story' })
  parseStory(id: string): string {
    if (id === '') throw new UsageError("--story takes a story's id.");
    return id;
  }
}

@SubCommand({ name: 'verify', description: 'Compare every counter with the comments; exit code 1 where one is wrong' })
export class CountsVerifyCommand extends CountsAuditCommand {
  override async run(_arguments: string[], { story }: { story?: string }): Promise<void> {
    const wrong = await audit(story, false);
    print(
      wrong === 0 ? 'Every counter says what the comments say.' : `${wrong} wrong. talk counts repair corrects them.`,
    );
    if (wrong > 0) process.exitCode = 1;
  }
}

@SubCommand({ name: 'repair', description: 'Correct the counters that do not say what the comments say' })
export class CountsRepairCommand extends CountsAuditCommand {
  override async run(_arguments: string[], { story }: { story?: string }): Promise<void> {
    print(`${await audit(story, true)} corrected.`);
  }
}

export const countsSubcommands = [CountsVerifyCommand, CountsRepairCommand];

@Command({ name: 'counts', description: 'Verify and repair what is counted', subCommands: countsSubcommands })
export class CountsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
