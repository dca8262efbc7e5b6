import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends one command to a Redis on loopback, without a client library, and waits for it to be accepted.
 *
 * @throws Error if nobody listens or the command is refused
 */
export async function askRedis(port: number, words: readonly string[], password?: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    if (password) await roundTrip(['AUTH', password]);
    await roundTrip(words);
  } finally {
    socket.destroy();
  }

  async function roundTrip(command: readonly string[]): Promise<void> {
    socket.write(
      `*${command.length}\r\n${command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`,
    );
    const [reply] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [Buffer | boolean];
    if (!Buffer.isBuffer(reply)) throw new Error('Redis closed the connection');
    if (reply.toString('latin1').startsWith('-')) throw new Error(`Redis answered ${reply.toString('utf8').trim()}`);
  }
}
