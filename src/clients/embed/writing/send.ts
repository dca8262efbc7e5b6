import { sendOperation } from '../../shared/graphql-send.js';
import { type Operation } from '../../shared/operation.js';
import { type TalkServer } from '../stream/talk-server.js';

/** Sends with the viewer’s token; whoever sends came after the first paint, when there is a session. @throws ClientError */
export function send<Result, Variables>(
  { url, session }: TalkServer,
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  return sendOperation(url, session!, operation, variables);
}
