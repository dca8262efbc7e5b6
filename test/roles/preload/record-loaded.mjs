import { appendFileSync } from 'node:fs';

/** Notes every module that the process loads, for the spec that reads LOADED_MODULES. */
export async function load(url, context, nextLoad) {
  appendFileSync(process.env.LOADED_MODULES, `${url}\n`);
  return nextLoad(url, context);
}
