import type { Socket } from 'node:net';
import type { ServiceName } from './service-state.js';

/** What a role process says to the child. The open connection, once leased, is the lease. */
export type ControlRequest =
  | {
      readonly type: 'lease';
      readonly protocol: number;
      readonly needs: readonly ServiceName[];
      readonly searchPath: string;
    }
  /** Stop cleanly, so that a child under a newer C library can follow. */
  | { readonly type: 'hand-over' };

export type ControlAnswer =
  | {
      readonly type: 'leased';
      readonly mongoUrl?: string;
      readonly redisUrl?: string;
      readonly description: readonly string[];
    }
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly message: string };

export type RefusalReason = 'other-protocol' | 'old-c-library' | 'failed';

export function send(socket: Socket, message: ControlRequest | ControlAnswer): void {
  socket.write(`${JSON.stringify(message)}\n`);
}

/** Calls `listener` for each message: one line of JSON each. Closes the connection on anything else. */
export function receive<Message extends ControlRequest | ControlAnswer>(
  socket: Socket,
  listener: (message: Message) => void,
): void {
  let pending = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      const message = parse<Message>(line);
      if (!message) return void socket.destroy();
      listener(message);
    }
  });
}

function parse<Message>(line: string): Message | undefined {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return undefined;
  }
}
