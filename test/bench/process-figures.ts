import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Clock ticks a second in which /proc counts; Linux shows 100 to programs on every platform. */
const ticksPerSecond = 100;

/** CPU seconds, user and system, that a process has used since its start, all threads together. */
export function cpuSeconds(pid: number): number {
  if (process.platform !== 'linux') return clockSeconds(ps(pid, 'time'));
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Resident memory of a process in MB. */
export function residentMegabytes(pid: number): number {
  if (process.platform !== 'linux') return Number(ps(pid, 'rss')) / 1024;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) / 1024;
}

function ps(pid: number, column: string): string {
  return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
}

/** `[[hours:]minutes:]seconds`, as macOS prints it. */
function clockSeconds(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
