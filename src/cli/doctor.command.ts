import { Command, CommandRunner } from 'nest-commander';

@Command({ name: 'doctor', description: 'Look at the running processes from outside and say what is wrong' })
export class DoctorCommand extends CommandRunner {
  override async run(): Promise<void> {
    const { Doctor } = await import('../core/health/doctor.js');
    const { withTalk } = await import('./with-talk.js');
    await withTalk([], async (app) => {
      const { lines, isHealthy } = await app.get(Doctor).examine();
      process.stdout.write(`${lines.join('\n')}\n`);
      if (!isHealthy) process.exitCode = 1;
    });
  }
}
