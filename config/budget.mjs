/**
 * What the stream may cost a reader: prints each figure beside its bar, and ends with exit code 1 where one is missed.
 *
 *   npm run budget             all of them: a Talk and a browser are started, which takes two minutes
 *   npm run budget -- --bytes  what can be told from the build; a contract test runs it
 */
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { byteFigures } from './byte-budgets.mjs';

const { values: flags } = parseArgs({ options: { bytes: { type: 'boolean' } } });

function isKept({ value, atMost = Infinity, atLeast = -Infinity }) {
  return value <= atMost && value >= atLeast;
}

function lines(figure) {
  const { name, value, atMost, atLeast, because = [] } = figure;
  const bar = atLeast === undefined ? (atMost === undefined ? '' : `≤ ${number(atMost)}`) : `≥ ${number(atLeast)}`;
  const verdict = bar && (isKept(figure) ? 'ok' : 'missed');
  const line = `  ${name.padEnd(50)}${number(value).padStart(8)}${bar.padStart(10)}  ${verdict}`.trimEnd();
  return [line, ...(isKept(figure) ? [] : because.map((reason) => `    ${reason}`))];
}

function number(value) {
  return value.toLocaleString('en', { maximumSignificantDigits: 6 });
}

function show({ title, figures }) {
  console.log([title, ...figures.flatMap(lines), ''].join('\n'));
  if (!figures.every(isKept)) process.exitCode = 1;
}

if (!buildIfStale()) process.exit(1);
show({ title: 'bytes after gzip', figures: byteFigures() });
if (!flags.bytes) {
  const { importCompiled } = await import('../test/compiled.mjs');
  const { measuredSections } = await importCompiled(['budget', 'browser', 'harness'], 'budget/measure.js');
  for await (const section of measuredSections()) show(section);
}
