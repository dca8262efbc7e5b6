import type { Cluster, Redis } from 'ioredis';
import { createConnection } from './create-connection.js';
import { parseRedisUrl } from './redis-url.js';

// Coral defect 17
describe(createConnection.name, () => {
  const connect = (url: string) => {
    const connection = createConnection(parseRedisUrl(url), 'commands', 'test');
    connection.disconnect();
    return connection;
  };

  it.each([
    ['rediss://127.0.0.1:6390', {}],
    ['redis://127.0.0.1:6390', undefined],
  ])('to %s is encrypted as the URL says', (url, tls) => {
    expect((connect(url) as Redis).options.tls).toEqual(tls);
  });

  it('to a cluster is encrypted at every node', () => {
    const cluster = connect('rediss://127.0.0.1:6390,127.0.0.1:6391') as Cluster;
    expect(cluster.options.redisOptions?.tls).toEqual({});
  });
});
