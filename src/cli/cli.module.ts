import { Module } from '@nestjs/common';
import { CountsCommand, countsSubcommands } from './counts.command.js';
import { DemoCommand } from './demo.command.js';
import { DoctorCommand } from './doctor.command.js';
import { EmbedCommand } from './embed.command.js';
import { LedgerCommand, ledgerSubcommands } from './ledger.command.js';
import { QueuesCommand, queuesSubcommands } from './queues.command.js';
import { RulesCommand, rulesSubcommands } from './rules.command.js';
import { ServeCommand } from './serve.command.js';
import { SetupCommand, SetupQuestions } from './setup.command.js';
import { StartCommand } from './start.command.js';
import { WordsCommand, wordsSubcommands } from './words.command.js';

/** The commands only: each loads what it needs when it runs, so that `talk --help` answers at once. */
@Module({
  providers: [
    StartCommand,
    ServeCommand,
    SetupCommand,
    SetupQuestions,
    QueuesCommand,
    ...queuesSubcommands,
    CountsCommand,
    ...countsSubcommands,
    LedgerCommand,
    ...ledgerSubcommands,
    RulesCommand,
    ...rulesSubcommands,
    WordsCommand,
    ...wordsSubcommands,
    DemoCommand,
    DoctorCommand,
    EmbedCommand,
  ],
})
export class CliModule {}
