import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';
import { programOptions, ready } from '../program.js';
import { percentile } from '../statistics.js';

export interface AudienceOptions {
  readonly url: string;
  readonly sockets: number;
  /** What a graphql-ws client subscribes to; without it every message counts, from the first on. */
  readonly subscription?: object;
}

export interface Arrivals {
  readonly deliveries: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
  /** Milliseconds from sending to arrival. */
  readonly p50: number;
  readonly p99: number;
}

const socketsPerAddress = 200;
const isDelivery = /^\{"id":"1","type":"next"|^\{"type":"next"/;

const { url, sockets, subscription } = programOptions<AudienceOptions>();
const progress = new EventEmitter();
let arrivals: number[][] = [];
let deliveries = 0;
let sample = '';

const open: WebSocket[] = [];
for (let index = 0; index < sockets; index += 1) open.push(await join(index));
forget();

ready(
  {},
  {
    /** Waits until every socket has got one message for each moment of sending. */
    arrivals: async (sentAt: readonly number[]): Promise<Arrivals> => {
      while (deliveries < sentAt.length * sockets) await once(progress, 'delivery');
      const delays = arrivals.flatMap((perSocket) => perSocket.map((at, index) => at - sentAt[index]!));
      const lastAt = Math.max(...arrivals.map((perSocket) => perSocket.at(-1)!));
      const result = { deliveries, lastAt, p50: percentile(delays, 50), p99: percentile(delays, 99) };
      forget();
      return result;
    },
    /** The last message as it came. */
    sample: () => sample,
  },
);

async function join(index: number): Promise<WebSocket> {
  const headers = { 'x-forwarded-for': `203.0.113.${Math.floor(index / socketsPerAddress) + 1}` };
  const protocols = subscription ? ['graphql-transport-ws'] : [];
  const socket = new WebSocket(url, protocols, { headers, perMessageDeflate: false });
  await once(socket, 'open');
  if (subscription) {
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: subscription }));
  }
  socket.on('message', (data: Buffer) => receive(index, data));
  socket.on('close', (code) => {
    process.stderr.write(`Socket ${index} was closed with ${code}.\n`);
    process.exit(1);
  });
  return socket;
}

function receive(index: number, data: Buffer): void {
  if (subscription && !isDelivery.test(data.toString('latin1', 0, 24))) return;
  arrivals[index]!.push(performance.timeOrigin + performance.now());
  deliveries += 1;
  if (index === 0) sample = data.toString();
  if (deliveries % sockets === 0) progress.emit('delivery');
}

function forget(): void {
  arrivals = Array.from({ length: sockets }, () => []);
  deliveries = 0;
}
