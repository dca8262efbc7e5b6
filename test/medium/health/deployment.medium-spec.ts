import { once } from 'node:events';
import { Database } from '../../../src/core/database/database.js';
import { Deployment } from '../../../src/core/health/deployment.js';
import { Doctor } from '../../../src/core/health/doctor.js';
import { HealthRegistry } from '../../../src/core/health/health-registry.js';
import { HeartbeatService } from '../../../src/core/health/heartbeat.service.js';
import { Metrics } from '../../../src/core/health/metrics.js';
import { queueNames } from '../../../src/core/queue/define-job.js';
import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { BreakableLink } from '../redis/breakable-link.js';
import { Newsroom } from './process-fixture.js';

const web = { roles: ['web'], environment: { TALK_PORT: '3000' } } as const;
const websockets = { roles: ['websockets'], environment: { TALK_PORT: '3001' } } as const;
const jobs = { roles: ['jobs'], queues: queueNames } as const;

describe(Deployment.name, () => {
  let newsroom: Newsroom;

  beforeEach(() => {
    newsroom = new Newsroom();
  });

  afterEach(() => newsroom.close());

  it('knows every live process and misses none of the roles', async () => {
    const { 0: sut } = [await newsroom.start(web), await newsroom.start(websockets), await newsroom.start(jobs)];

    const deployment = sut.get(Deployment);
    expect((await deployment.liveProcesses()).map(({ roles }) => roles)).toEqual([['web'], ['websockets'], ['jobs']]);
    expect(await deployment.findings()).toEqual([]);
  });

  it('misses a process that has stopped cleanly at once', async () => {
    const sut = (await newsroom.start(web)).get(Deployment);
    const other = await newsroom.start(jobs);

    await other.close();

    expect(await sut.liveProcesses()).toHaveLength(1);
  });

  it('misses a process that has gone silent after 15 s and forgets it after a minute', async () => {
    const process = await newsroom.start(web);
    await newsroom.start(jobs);
    const sut = process.get(Deployment);

    newsroom.clock.advance(15_001);
    await process.get(HeartbeatService).beat();
    expect((await sut.liveProcesses()).map(({ roles }) => roles)).toEqual([['web']]);

    newsroom.clock.advance(50_000);
    await process.get(HeartbeatService).beat();
    newsroom.clock.advance(-65_000);
    expect(await sut.liveProcesses()).toHaveLength(1);
  });

  it('counts itself among the living even before its first heartbeat', async () => {
    const sut = await newsroom.start({ ...web, roles: ['web', 'websockets', 'jobs'], queues: queueNames });
    newsroom.clock.advance(15_001);

    expect(await sut.get(Deployment).findings()).toEqual([]);
  });

  it('warns in words of a queue that nobody works off, without becoming unready', async () => {
    const process = await newsroom.start(web);
    await newsroom.start({ ...jobs, queues: ['review'] });

    const readiness = await process.get(HealthRegistry).readiness();

    expect(readiness).toMatchObject({ ready: true, checks: [{ name: 'mongo' }, { name: 'redis' }] });
    expect(readiness.warnings).toContain(
      'Nobody works off the queue scrape: its jobs wait. Start a jobs process that takes it.',
    );
  });

  describe('endpoints', () => {
    it('are what the processes announce on embedded services', async () => {
      const sut = (await newsroom.start(web)).get(Deployment);
      await newsroom.start(websockets);

      expect(await sut.endpoints('public')).toEqual({ live: 'http://localhost:3001', admin: 'http://localhost:3000' });
    });

    it('name no admin surface where there is none', async () => {
      const sut = (await newsroom.start({ ...web, surfaces: ['public'] })).get(Deployment);

      expect(await sut.endpoints('public')).toEqual({ live: 'http://localhost:3000', admin: undefined });
    });

    it('lead to websockets of the same surface', async () => {
      const sut = (await newsroom.start(web)).get(Deployment);
      await newsroom.start({ ...websockets, surfaces: ['admin'] });

      expect((await sut.endpoints('public')).live).toBe('http://localhost:3000');
      expect((await sut.endpoints('admin')).live).toBe('http://localhost:3001');
    });

    it('are the root URL on real services, whatever single machines announce', async () => {
      const environment = { TALK_ROOT_URL: 'https://talk.news.example' };
      const sut = (await newsroom.start({ ...web, environment, isEmbedded: false })).get(Deployment);
      await newsroom.start({ ...websockets, isEmbedded: false });

      expect(await sut.endpoints('public')).toEqual({
        live: 'https://talk.news.example',
        admin: 'https://talk.news.example',
      });
    });

    it('are what the operator set, before all else', async () => {
      const environment = { TALK_LIVE_URL: 'https://live.example', TALK_ADMIN_URL: 'https://desk.example' };
      const sut = (await newsroom.start({ ...web, environment })).get(Deployment);
      await newsroom.start(websockets);

      expect(await sut.endpoints('public')).toEqual({ live: 'https://live.example', admin: 'https://desk.example' });
    });

    it('follow a process that comes later within seconds', async () => {
      const sut = (await newsroom.start(web)).get(Deployment);
      await sut.endpoints('public');

      await newsroom.start(websockets);
      newsroom.clock.advance(3_000);

      expect((await sut.endpoints('public')).live).toBe('http://localhost:3001');
    });
  });
});

describe(HeartbeatService.name, () => {
  let newsroom: Newsroom;

  beforeEach(() => {
    newsroom = new Newsroom();
  });

  afterEach(() => newsroom.close());

  // Coral defect 14
  it('tells in words that Redis is away, and recovers by itself', async () => {
    const link = await BreakableLink.to(process.env['TALK_TEST_REDIS_URL']!);
    const sut = await newsroom.start({ ...web, redisUrl: link.url });
    const [registry, redis] = [sut.get(HealthRegistry), sut.get(RedisConnections)];
    const away = once(redis.client, 'close');

    await link.cut();
    await away;
    const during = await registry.readiness();
    await link.mend();
    await redis.whenReady();
    const after = await registry.readiness();
    await newsroom.close();
    await link.close();

    expect(during).toMatchObject({
      ready: false,
      checks: [
        { name: 'mongo', ok: true },
        { name: 'redis', problem: expect.stringMatching(/^Redis at .* is away/) as string },
      ],
    });
    expect(after).toMatchObject({ ready: true });
  });

  // Coral defect 14
  it('tells that MongoDB is away', async () => {
    const sut = await newsroom.start(web);
    const registry = sut.get(HealthRegistry);
    expect(await registry.readiness()).toMatchObject({ ready: true });
    jest.spyOn(sut.get(Database), 'ping').mockRejectedValueOnce(new Error('connection refused'));
    expect(await registry.readiness()).toMatchObject({
      ready: false,
      checks: [
        { name: 'mongo', ok: false },
        { name: 'redis', ok: true },
      ],
    });
    expect(await registry.readiness()).toMatchObject({ ready: true });
  });

  it('proves progress while its beats get through and admits it when they do not', async () => {
    const process = await newsroom.start(web);
    const registry = process.get(HealthRegistry);
    expect(await registry.progress()).toMatchObject({ progressing: true, checks: [{ name: 'heartbeat', ok: true }] });

    newsroom.clock.advance(15_001);

    expect(await registry.progress()).toMatchObject({
      progressing: false,
      checks: [{ problem: 'this process has not got a heartbeat through to MongoDB for 15 s' }],
    });
  });

  it('stays silent for a CLI command', async () => {
    const sut = (await newsroom.start({ roles: [] })).get(Deployment);

    expect(await sut.liveProcesses()).toEqual([]);
  });
});

describe(Doctor.name, () => {
  it('lists the processes and what is wrong with them', async () => {
    const newsroom = new Newsroom();
    await newsroom.start(web);
    const sut = (await newsroom.start({ roles: [] })).get(Doctor);

    const { lines, isHealthy } = await sut.examine();
    await newsroom.close();

    expect(isHealthy).toBe(true);
    expect(lines[0]).toMatch(/^live {5}web on .+ \(process \d+\), version \d+\.\d+\.\d+$/);
    expect(lines).toContain('warning  No websockets process is live: readers see new comments on reload only.');
  });
});

describe(Metrics.name, () => {
  it('says which version and roles run here', async () => {
    const newsroom = new Newsroom();
    const sut = (await newsroom.start(web)).get(Metrics);

    const text = await sut.render();
    await newsroom.close();

    expect(text).toMatch(/talk_build_info\{version="\d+\.\d+\.\d+",roles="web",node="v[\d.]+"\} 1/);
  });
});
