import { register } from 'node:module';

// Preloaded into a built Talk process: see loaded-modules.roles-spec.ts.
register('./record-loaded.mjs', import.meta.url);
