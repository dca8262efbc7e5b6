import { createConnection } from './create-connection.js';
import { parseRedisUrl } from './redis-url.js';

/** Whether Redis answers now; otherwise why not, without the password in its URL. */
export async function redisProblem(url: string): Promise<string | undefined> {
  const connection = createConnection(parseRedisUrl(url), 'commands', 'start-check');
  let reason: string | undefined;
  connection.on('error', (error: Error) => (reason = error.message));
  try {
    await connection.ping();
    return undefined;
  } catch (error) {
    return reason ?? (error instanceof Error ? error.message : String(error));
  } finally {
    connection.disconnect();
  }
}
