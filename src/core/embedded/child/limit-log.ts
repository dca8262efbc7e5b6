import { copyFile, stat, truncate } from 'node:fs/promises';
import { maxLogBytes } from '../start-child.js';

const checkEveryMs = 60_000;

/** Keeps the log this process writes to from growing for ever: the older half is set aside, and replaced next time. */
export function limitLog(log: string): void {
  setInterval(() => {
    void stat(log)
      .then(async ({ size }) => {
        if (size <= maxLogBytes) return;
        await copyFile(log, `${log}.1`);
        await truncate(log);
      })
      .catch(() => undefined);
  }, checkEveryMs).unref();
}
