import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli/cli.module.js';
import { reportFailure } from './cli/report-failure.js';
import { talkVersion } from './core/health/version.js';

/** The command line: `talk start`, `talk serve …`, `talk --help`. Run by `bin/talk.js`. */
await CommandFactory.run(CliModule, {
  cliName: 'talk',
  version: talkVersion,
  logger: ['error'],
  serviceErrorHandler: reportFailure,
});
