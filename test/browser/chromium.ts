import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * The real browser, from npm. It speaks to this machine only: whatever it would fetch for itself is switched off, and
 * a test that reaches for another host fails.
 *
 * @param more command line arguments
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await chromiumPackage.executablePath(),
    args: [
      // Chromium's sandbox refuses to run as root, which is what containers are.
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ...more,
    ],
  });
}
