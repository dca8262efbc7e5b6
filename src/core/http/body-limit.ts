import type { Config } from '../config/config.js';
import { surfacePaths } from '../graphql/surface-paths.js';

/** Word lists come in files: 20,000 phrases with categories and notes are some megabytes. */
const largestForAdmin = 4 * 1024 * 1024;

/** The most bytes that a request to this path may have: more where the console sends files. */
export function largestBody({ http: { maxBodyBytes } }: Config, path: string): number {
  return path === surfacePaths.admin.http ? Math.max(maxBodyBytes, largestForAdmin) : maxBodyBytes;
}
