import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../config/build-if-stale.mjs';
import { importCompiled } from '../compiled.mjs';

/** Builds Talk where it is stale, compiles the bench and runs it: `npm run bench -- --help`. */
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'));
if (buildIfStale()) await importCompiled(['bench', 'harness'], 'bench/bench.js');
