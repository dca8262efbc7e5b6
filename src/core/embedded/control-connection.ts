import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type ControlAnswer, type ControlRequest, receive, send } from './control-channel.js';

/** A role process's end of the control socket. The child counts it as a user from the lease on until it closes. */
export class ControlConnection {
  /** Resolves when the child, or the connection to it, has gone. */
  readonly closed: Promise<void>;

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => socket.destroy());
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /** Connects to the child behind the socket, or resolves to undefined where nobody listens. */
  static async open(controlSocket: string): Promise<ControlConnection | undefined> {
    const socket = connect(controlSocket);
    try {
      await once(socket, 'connect');
      return new ControlConnection(socket);
    } catch {
      socket.destroy();
      return undefined;
    }
  }

  /** The child's answer, or undefined if it went away first. */
  async ask(request: ControlRequest): Promise<ControlAnswer | undefined> {
    const answer = new Promise<ControlAnswer>((resolve) => receive<ControlAnswer>(this.socket, resolve));
    send(this.socket, request);
    return Promise.race([answer, this.closed.then(() => undefined)]);
  }

  /** Asks the child to make room for another one, and waits until it has gone. */
  async handOver(): Promise<void> {
    send(this.socket, { type: 'hand-over' });
    await this.closed;
  }

  /** From now on the open connection keeps no process alive. */
  unref(): void {
    this.socket.unref();
  }

  async close(): Promise<void> {
    this.socket.destroy();
    await this.closed;
  }
}
