import { Command, CommandRunner } from 'nest-commander';
import { Doctor } from '../core/health/doctor.js';
import { withTalk } from './with-talk.js';

@Command({ name: 'doctor', description: 'Look at the running processes from outside and say what is wrong' })
export class DoctorCommand extends CommandRunner {
  override async run(): Promise<void> {
    await withTalk([], async (app) => {
      const { lines, isHealthy } = await app.get(Doctor).examine();
      process.stdout.write(`${lines.join('\n')}\n`);
      if (!isHealthy) process.exitCode = 1;
    });
  }
}
