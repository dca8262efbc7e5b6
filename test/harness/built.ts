import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module of the built program: `built<typeof X>('x.js')`, with `import type * as X from '../../src/x.js'`. */
export async function built<Module>(file: string): Promise<Module> {
  return (await import(pathToFileURL(path.resolve('dist', file)).href)) as Module;
}
