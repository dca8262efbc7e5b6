import { isRefusal, sendOperation } from '../../shared/graphql-send.js';
import { type Operation } from '../../shared/operation.js';
import { type TalkServer } from '../stream/talk-server.js';

/**
 * Sends with the viewer’s token; whoever sends came after the first paint, when there is a session. Where the page says
 * who reads, what is sent waits for it, and is sent once more with the next token if this one had ended.
 *
 * @throws ClientError
 */
export async function send<Result, Variables>(
  server: TalkServer,
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const { url, session, pageSignIn } = server;
  await pageSignIn?.settled();
  const before = session!.current?.token;
  try {
    return await sendOperation(url, session!, operation, variables);
  } catch (error) {
    await pageSignIn?.settled();
    const now = session!.current?.token;
    if (!isRefusal(error) || !now || now === before) throw error;
    return sendOperation(url, session!, operation, variables);
  }
}
