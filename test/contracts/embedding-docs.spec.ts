import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const embed = path.join(root, 'src/clients/embed');
const read = (file: string) => readFileSync(file, 'utf8');
const sources = (extension: RegExp) =>
  readdirSync(embed, { recursive: true, encoding: 'utf8' })
    .filter((name) => extension.test(name) && !name.startsWith('generated'))
    .map((name) => read(path.join(embed, name)))
    .join('\n');
const found = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();

/** `docs/embedding.md` is what newsrooms build on: what it names is there, and what is there it names. */
describe('docs/embedding.md', () => {
  const docs = read(path.join(root, 'docs/embedding.md'));
  const section = (heading: string) => docs.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const firstCells = (text: string) =>
    [...text.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell]) => found(cell!, /`([^`]+)`/g));

  it('names every event', () => {
    const events = read(path.join(embed, 'page/stream-events.ts')).split('export interface StreamEvents {')[1]!;
    const names = found(events.split('\n}')[0]!, /^ {2}(\w+): /gm);
    expect(names.length).toBeGreaterThan(20);
    expect(firstCells(section('What to hear')).sort()).toEqual(names);
  });

  it('names every custom property', () => {
    expect(found(section('Looks'), /`(--talk-[a-z-]+)`/g)).toEqual(found(sources(/\.css$/), /var\((--talk-[a-z-]+)/g));
  });

  it('names parts that are there', () => {
    const parts = firstCells(section('Looks').split('::part(…)')[1]!);
    const classes = new Set(sources(/\.tsx$/).match(/[\w-]+/g));
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.filter((part) => !classes.has(part))).toEqual([]);
  });

  it('names every attribute that shows another story', () => {
    const { 1: list } = /observedAttributes = \[(.*)\]/.exec(sources(/element\.tsx$/))!;
    const observed = found(list!, /'([a-z-]+)'/g);
    expect(observed.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  });
});
