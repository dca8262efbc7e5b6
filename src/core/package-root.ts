import path from 'node:path';

/** The package's folder: `src/core` and `dist/core` lie equally deep in it. */
export const packageRoot = path.resolve(import.meta.dirname, '../..');
