import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RequestsInHand } from './requests-in-hand.js';

describe(RequestsInHand.name, () => {
  let server: Server;
  let inHand: RequestsInHand;
  let url: string;

  beforeEach(async () => {
    server = createServer();
    inHand = new RequestsInHand(server, 0);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => server.closeAllConnections());

  const arrived = async () => (await once(server, 'request')) as [unknown, ServerResponse];

  it('waits for the answer in hand and takes no new request', async () => {
    const answer = fetch(url);
    const [, response] = await arrived();
    let isDrained = false;
    const drained = inHand.drain().then(() => (isDrained = true));

    await expect(fetch(url)).rejects.toThrow();
    expect(isDrained).toBe(false);
    response.end('in time');
    await drained;
    expect(await (await answer).text()).toBe('in time');
  });

  it('does not wait for a live stream', async () => {
    const stream = fetch(`${url}/api/graphql/live`);
    const [, response] = await arrived();
    response.flushHeaders();
    await inHand.drain();
    response.end();
    expect((await stream).status).toBe(200);
  });
});
