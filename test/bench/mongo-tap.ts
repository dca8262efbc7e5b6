import { createConnection, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A command that went through the tap, such as `comments.find`. */
export interface TappedCommand {
  readonly name: string;
  isAnswered: boolean;
}

const headerBytes = 16;
/** Behind a message's header: flags, then the kind of its first section and that section's length. */
const firstElementAt = headerBytes + 4 + 1 + 4;
const stringElement = 0x02;
/** What drivers say among themselves and servers, not for anybody's query. */
const housekeeping = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions', 'killCursors']);

/**
 * Stands between Talk and MongoDB on loopback and listens: every command is noted, and each answer can be held back
 * for a while, which turns round trips that wait for each other into time that can be counted.
 */
export class MongoTap {
  /** Commands since the last `listen`. */
  private commands: TappedCommand[] = [];
  private readonly waiting = new Map<string, TappedCommand>();
  private readonly sockets = new Set<Socket>();
  private connections = 0;

  private constructor(
    private readonly server: Server,
    private readonly database: string,
    private delayMs = 0,
  ) {}

  static async open(mongoUrl: string): Promise<MongoTap> {
    const [, host, rest] = /^mongodb:\/\/([^/]+)\/(.*)$/.exec(mongoUrl)!;
    const server = createServer();
    const tap = new MongoTap(server, rest!);
    server.on('connection', (client) => tap.join(client, connectTo(decodeURIComponent(host!))));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return tap;
  }

  get mongoUrl(): string {
    return `mongodb://127.0.0.1:${(this.server.address() as AddressInfo).port}/${this.database}`;
  }

  holdBack(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  /** Commands sent while `work` went on, and whether their answers had arrived when it was over. */
  async during(work: () => Promise<unknown>): Promise<readonly TappedCommand[]> {
    this.commands = [];
    await work();
    return this.commands.map((command) => ({ ...command }));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, mongo: Socket): void {
    const connection = this.connections++;
    for (const [socket, other] of [
      [client, mongo],
      [mongo, client],
    ] as const) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
    client.on(
      'data',
      splitMessages((message) => this.note(connection, message)),
    );
    client.on('data', (chunk) => mongo.write(chunk));
    mongo.on(
      'data',
      splitMessages((message) => this.answer(connection, message, client)),
    );
  }

  private note(connection: number, message: Buffer): void {
    const name = commandOf(message);
    if (name === undefined) return;
    const command = { name, isAnswered: false };
    this.commands.push(command);
    this.waiting.set(`${connection} ${message.readInt32LE(4)}`, command);
  }

  private answer(connection: number, message: Buffer, client: Socket): void {
    const key = `${connection} ${message.readInt32LE(8)}`;
    const command = this.waiting.get(key);
    this.waiting.delete(key);
    const deliver = () => {
      if (command) command.isAnswered = true;
      if (!client.destroyed) client.write(message);
    };
    if (command && this.delayMs > 0) setTimeout(deliver, this.delayMs);
    else deliver();
  }
}

function connectTo(host: string): Socket {
  if (host.startsWith('/')) return createConnection({ path: host });
  const { hostname, port } = new URL(`tcp://${host}`);
  return createConnection({ host: hostname, port: Number(port) });
}

/** Calls back with each whole message of MongoDB's wire protocol. */
function splitMessages(receive: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const bytes = rest.readInt32LE(0);
      receive(rest.subarray(0, bytes));
      rest = rest.subarray(bytes);
    }
  };
}

/** The first element of a command says what it is and, where it is about a collection, of which. */
function commandOf(message: Buffer): string | undefined {
  const nameEnd = message.indexOf(0, firstElementAt + 1);
  const verb = message.toString('utf8', firstElementAt + 1, nameEnd);
  if (housekeeping.has(verb)) return undefined;
  if (message[firstElementAt] !== stringElement) return verb;
  const length = message.readInt32LE(nameEnd + 1);
  return `${message.toString('utf8', nameEnd + 5, nameEnd + 4 + length)}.${verb}`;
}
