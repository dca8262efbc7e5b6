import { queueNames } from '../queue/define-job.js';
import { findingsOf, type DeploymentFacts } from './findings.js';
import type { Heartbeat } from './heartbeat.js';

let pid = 100;
const aHeartbeat = (changes: Partial<Heartbeat> = {}): Heartbeat => ({
  id: String((pid += 1)),
  roles: ['web', 'websockets', 'jobs'],
  surfaces: ['public', 'admin'],
  queues: [...queueNames],
  version: '1.0.0',
  redisId: 'redis-a',
  host: 'news-1',
  pid,
  startedAt: new Date(0),
  beatAt: new Date(0),
  ...changes,
});

const facts = (changes: Partial<DeploymentFacts> = {}): DeploymentFacts => ({
  heartbeats: [aHeartbeat()],
  evictionPolicy: 'noeviction',
  isEmbedded: false,
  isProduction: true,
  ...changes,
});

const textsOf = (changes: Partial<DeploymentFacts>) => findingsOf(facts(changes)).map(({ text }) => text);

describe(findingsOf.name, () => {
  it('finds nothing wrong with one process that does it all', () => {
    expect(findingsOf(facts())).toEqual([]);
  });

  it('finds nothing wrong with three roles that share the work', () => {
    const heartbeats = [
      aHeartbeat({ roles: ['web'], queues: [] }),
      aHeartbeat({ roles: ['websockets'], queues: [] }),
      aHeartbeat({ roles: ['jobs'], queues: ['review', 'moderation'] }),
      aHeartbeat({ roles: ['jobs'], queues: ['scrape'] }),
    ];
    expect(findingsOf(facts({ heartbeats }))).toEqual([]);
  });

  it('names a queue that nobody works off', () => {
    expect(textsOf({ heartbeats: [aHeartbeat({ queues: ['review', 'moderation'] })] })).toEqual([
      'Nobody works off the queue scrape: its jobs wait. Start a jobs process that takes it.',
    ]);
  });

  it('names the roles that are missing and what that means for readers', () => {
    const texts = textsOf({ heartbeats: [aHeartbeat({ roles: ['web'], queues: [] })] });

    expect(texts).toContain('No websockets process is live: readers see new comments on reload only.');
    expect(texts).toContain('No jobs process is live: reviews and article metadata wait until one is.');
  });

  it('tells which processes use which Redis when they differ, first of all', () => {
    const [finding] = findingsOf(
      facts({
        heartbeats: [
          aHeartbeat({ version: '0.9.0', pid: 1 }),
          aHeartbeat({ redisId: 'redis-b', pid: 2, host: 'news-2' }),
        ],
      }),
    );

    expect(finding).toMatchObject({ severity: 'problem' });
    expect(finding!.text).toContain('on news-1 (process 1) against web and websockets and jobs on news-2 (process 2)');
  });

  it('does not take a process that has lost its Redis for one with another', () => {
    expect(findingsOf(facts({ heartbeats: [aHeartbeat(), aHeartbeat({ redisId: undefined })] }))).toEqual([]);
  });

  it('warns of an eviction policy that drops jobs, not of one it could not learn', () => {
    expect(textsOf({ evictionPolicy: 'allkeys-lru' })[0]).toContain('maxmemory-policy is allkeys-lru');
    expect(textsOf({ evictionPolicy: 'unknown' })).toEqual([]);
    expect(textsOf({ evictionPolicy: undefined })).toEqual([]);
  });

  it('warns of different versions', () => {
    const heartbeats = [aHeartbeat(), aHeartbeat({ version: '1.1.0' })];

    expect(findingsOf(facts({ heartbeats }))).toEqual([
      { severity: 'warning', text: expect.stringMatching(/1\.0\.0 \(.*\) and 1\.1\.0 \(/) as string },
    ]);
  });

  it('warns of embedded services in production only', () => {
    expect(textsOf({ isEmbedded: true })).toHaveLength(1);
    expect(textsOf({ isEmbedded: true, isProduction: false })).toEqual([]);
  });
});
