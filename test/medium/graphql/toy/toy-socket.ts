import { once } from 'node:events';
import { WebSocket } from 'ws';

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A bare client of graphql-transport-ws, so that a test sees what really goes over the wire. */
export class ToySocket {
  readonly messages: Message[] = [];
  readonly closed: Promise<Closed>;
  private readonly waiting: { isIt: (message: Message) => boolean; resolve: (message: Message) => void }[] = [];

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    socket.on('message', (data: Buffer) => this.receive(JSON.parse(data.toString()) as Message));
  }

  static async open(url: string, { path = '/api/graphql/live', headers = {} } = {}): Promise<ToySocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', { headers });
    const client = new ToySocket(socket);
    await once(socket, 'open');
    return client;
  }

  static async connect(url: string, token?: string): Promise<ToySocket> {
    const client = await ToySocket.open(url);
    client.send({ type: 'connection_init', payload: token === undefined ? undefined : { token } });
    await client.heard(({ type }) => type === 'connection_ack');
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, payload: unknown): void {
    this.send({ id, type: 'subscribe', payload });
  }

  /** Resolves with the first message, past or future, that is the one. */
  heard(isIt: (message: Message) => boolean): Promise<Message> {
    const known = this.messages.find(isIt);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => this.waiting.push({ isIt, resolve }));
  }

  /** Resolves when so many results of the subscription have come, with all of them. */
  async results(id: string, count: number): Promise<unknown[]> {
    const isNext = (message: Message) => message.id === id && message.type === 'next';
    await this.heard(() => this.messages.filter(isNext).length >= count);
    return this.messages.filter(isNext).map(({ payload }) => payload);
  }

  async errorsOf(id: string): Promise<{ message: string; extensions: { code: string } }[]> {
    const { payload } = await this.heard((message) => message.id === id && message.type === 'error');
    return payload as { message: string; extensions: { code: string } }[];
  }

  /** Resolves when the server has worked off all that was sent before. */
  async settled(): Promise<void> {
    const mark = Math.random();
    this.send({ type: 'ping', payload: { mark } });
    await this.heard(({ type, payload }) => type === 'pong' && (payload as { mark: number }).mark === mark);
  }

  async leave(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  private receive(message: Message): void {
    this.messages.push(message);
    for (const each of [...this.waiting]) {
      if (!each.isIt(message)) continue;
      this.waiting.splice(this.waiting.indexOf(each), 1);
      each.resolve(message);
    }
  }
}
