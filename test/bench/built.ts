import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module of the built program: `built<typeof import('../../src/x.js')>('x.js')`. */
export async function built<Module>(file: string): Promise<Module> {
  return (await import(pathToFileURL(path.resolve('dist', file)).href)) as Module;
}
