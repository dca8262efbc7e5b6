import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** How a stub was started. */
export interface StubCall {
  readonly pid: number;
  readonly args: readonly string[];
  /** The settings file it was given, if any. */
  readonly settings: string;
}

/** Listens where its arguments or settings say and takes every command, as far as starting and stopping go. */
const stub = (calls: string) => `#!${process.execPath}
const fs = require('node:fs');
const args = process.argv.slice(2);
const settings = args.length === 1 ? fs.readFileSync(args[0], 'utf8') : '';
const port = Number(/(?:^port |--port,)(\\d+)/m.exec(settings || args.join(','))[1]);
fs.appendFileSync(${JSON.stringify(calls)}, JSON.stringify({ pid: process.pid, args, settings }) + '\\n');
const server = require('node:net').createServer((socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    for (const _command of String(data).match(/^[*]/gm) ?? []) socket.write('+OK\\r\\n');
  });
});
server.listen(port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

/** A folder for the search path with a stand-in for a database server, which is what the tests need of one. */
export class StubBinaries {
  private constructor(readonly searchPath: string) {}

  static async create(under: string, ...names: readonly string[]): Promise<StubBinaries> {
    const folder = path.join(under, 'bin');
    await mkdir(folder);
    for (const name of names) {
      const file = path.join(folder, name);
      await writeFile(file, stub(`${file}.calls`));
      await chmod(file, 0o755);
    }
    return new StubBinaries(folder);
  }

  /** A program that only fails. */
  static async createBroken(folder: string, name: string): Promise<void> {
    await writeFile(path.join(folder, name), '#!/bin/sh\nexit 3\n');
    await chmod(path.join(folder, name), 0o755);
  }

  async calls(name: string): Promise<StubCall[]> {
    const lines = (await readFile(path.join(this.searchPath, `${name}.calls`), 'utf8')).trim().split('\n');
    return lines.map((line) => JSON.parse(line) as StubCall);
  }
}
