import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { type QueueName, queueNames } from '../core/queue/define-job.js';
import { UsageError } from '../core/errors/usage-error.js';

/** Loaded when a command runs, so that `talk --help` answers at once. */
const load = async () => ({
  ...(await import('../core/queue/dead-letters.js')),
  ...(await import('../core/queue/queue-admin.js')),
  ...(await import('./with-talk.js')),
});

const columns = ['queue', 'waiting', 'active', 'delayed', 'failed', 'dead', 'oldestWaitingSeconds'] as const;
const listedAtOnce = 20;

const print = (line: string) => process.stdout.write(`${line}\n`);

@SubCommand({ name: 'list', description: 'What waits, runs and failed, queue by queue, and the newest dead letters' })
export class QueuesListCommand extends CommandRunner {
  override async run(): Promise<void> {
    const { DeadLetters, QueueAdmin, withTalk } = await load();
    await withTalk([], async (app) => {
      const rows = (await app.get(QueueAdmin).status()).map((status) =>
        columns.map((column) => String(status[column])),
      );
      for (const row of [[...columns.slice(0, -1), 'oldest (s)'], ...rows]) {
        print(row.map((cell) => cell.padEnd(10)).join(''));
      }
      const letters = await app.get(DeadLetters).list({ limit: listedAtOnce });
      if (letters.length > 0) print('\nDead letters, newest first (talk queues retry <id>, or all):');
      for (const { id, failedAt, attempts, payload, message } of letters) {
        print(`  ${id}  ${failedAt.toISOString()}  ${attempts} tries  ${JSON.stringify(payload)}  ${message}`);
      }
    });
  }
}

@SubCommand({
  name: 'retry',
  arguments: '<id>',
  argsDescription: { id: "a dead letter's id from talk queues list, or all" },
  description: 'Put dead letters back into their queue',
})
export class QueuesRetryCommand extends CommandRunner {
  override async run([id]: string[]): Promise<void> {
    const { DeadLetters, withTalk } = await load();
    await withTalk([], async (app) => {
      const letters = app.get(DeadLetters);
      const ids = id === 'all' ? (await letters.list({ limit: 1_000 })).map((letter) => letter.id) : [id!];
      for (const letter of ids) await letters.retry(letter);
      print(`${ids.length} put back.`);
    });
  }
}

@SubCommand({
  name: 'drain',
  arguments: '<queue>',
  argsDescription: { queue: queueNames.join(', ') },
  description: 'Throw away what waits in a queue; what sweeps can find again comes back by itself',
})
export class QueuesDrainCommand extends CommandRunner {
  override async run([queue]: string[], { yes }: { yes?: boolean }): Promise<void> {
    if (!queueNames.includes(queue as QueueName)) {
      throw new UsageError(`There is no queue "${queue}". Queues: ${queueNames.join(', ')}.`);
    }
    if (!yes) throw new UsageError(`This throws away what waits in ${queue}. Add --yes to do it.`);
    const { QueueAdmin, withTalk } = await load();
    await withTalk([], async (app) => {
      print(`${await app.get(QueueAdmin).drain(queue as QueueName)} thrown away.`);
    });
  }

  @Option({ flags: '--yes', description: 'do it' })
  parseYes(): true {
    return true;
  }
}

export const queuesSubcommands = [QueuesListCommand, QueuesRetryCommand, QueuesDrainCommand];

@Command({ name: 'queues', description: 'Look after the queues: list, retry, drain', subCommands: queuesSubcommands })
export class QueuesCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
