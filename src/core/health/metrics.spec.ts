import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BoundedLabel } from './bounded-label.js';
import { httpMetrics } from './http-metrics.js';
import { Metrics } from './metrics.js';

describe(Metrics.name, () => {
  it('names trusted operations only', async () => {
    const sut = new Metrics();

    sut.observeOperation({ surface: 'public', name: 'StoryStream', outcome: 'cached', seconds: 0.001 });
    sut.observeOperation({ surface: 'public', outcome: 'refused', seconds: 0.002 });

    const text = await sut.render();
    expect(text).toContain(
      'talk_graphql_operation_duration_seconds_count{surface="public",operation="StoryStream",outcome="cached"} 1',
    );
    expect(text).toContain('operation="untrusted",outcome="refused"} 1');
  });

  it('reads live figures and the scheduler at each scrape', async () => {
    const sut = new Metrics();
    let delivered = 5;
    sut.watchLive({ sockets: () => 2, subscriptions: () => 3, delivered: () => delivered });
    sut.watchScheduler(() => true);

    await sut.render();
    delivered = 9;
    const text = await sut.render();

    expect(text).toMatch(/^talk_live_sockets 2$/m);
    expect(text).toMatch(/^talk_live_subscriptions 3$/m);
    expect(text).toMatch(/^talk_live_delivered_total 9$/m);
    expect(text).toMatch(/^talk_scheduler_leader 1$/m);
  });

  it('shows the depth of each queue', async () => {
    const sut = new Metrics();
    const figures = { waiting: 4, active: 1, delayed: 0, failed: 2, dead: 7, oldestWaitingSeconds: 12.5 };
    sut.watchQueues(async () => [{ queue: 'review', ...figures }]);

    const text = await sut.render();

    expect(text).toContain('talk_queue_jobs{queue="review",state="dead"} 7');
    expect(text).toContain('talk_queue_oldest_job_age_seconds{queue="review"} 12.5');
    expect(text).toContain('talk_metrics_source_up{source="queues"} 1');
  });

  it('leaves out a source that fails instead of repeating old figures', async () => {
    const sut = new Metrics();
    const read = jest.fn().mockResolvedValueOnce([{ queue: 'review', waiting: 4 }]);
    sut.watchQueues(read.mockRejectedValue(new Error('Redis is away')));

    await sut.render();
    const text = await sut.render();

    expect(text).not.toContain('talk_queue_jobs{');
    expect(text).toContain('talk_metrics_source_up{source="queues"} 0');
  });

  it('says what runs here', async () => {
    const sut = new Metrics();
    sut.describeBuild({ version: '1.2.3', roles: ['web', 'jobs'] });

    expect(await sut.render()).toContain(
      `talk_build_info{version="1.2.3",roles="web,jobs",node="${process.version}"} 1`,
    );
  });

  it('lives beside another one in the same process', () => {
    expect(() => [new Metrics(), new Metrics()]).not.toThrow();
  });
});

describe(BoundedLabel.name, () => {
  it('stops telling values apart at its limit', () => {
    const sut = new BoundedLabel(2);

    expect(['a', 'b', 'c', 'a'].map((value) => sut.of(value))).toEqual(['a', 'b', 'other', 'a']);
  });
});

describe(httpMetrics.name, () => {
  const observe = (request: object, response: { statusCode: number; headersSent: boolean }) => {
    const metrics = new Metrics();
    const observed = jest.spyOn(metrics, 'observeRequest');
    const next = jest.fn();
    const emitter = Object.assign(new EventEmitter(), response);
    httpMetrics(metrics)(request as IncomingMessage, emitter as unknown as ServerResponse, next);
    expect(next).toHaveBeenCalledTimes(1);
    emitter.emit('close');
    return observed.mock.calls[0]![0];
  };

  const answered = { statusCode: 201, headersSent: true };

  it.each([
    [{ method: 'GET', url: '/demo/a', route: { path: '/demo/:slug' } }, '/demo/:slug'],
    [{ method: 'POST', url: '/api/graphql', baseUrl: '/api/graphql' }, '/api/graphql'],
    [{ method: 'POST', baseUrl: '/api/graphql', route: { path: '/' } }, '/api/graphql'],
    [{ method: 'GET', url: '/wp-login.php', baseUrl: '' }, 'unmatched'],
  ])('files a request under its route: %j', (request, route) => {
    expect(observe(request, answered)).toMatchObject({ route, method: request.method, status: 201 });
  });

  it('counts a request whose client went away before the answer as 499', () => {
    expect(observe({ method: 'GET' }, { statusCode: 200, headersSent: false })).toMatchObject({ status: 499 });
  });

  it('knows no invented methods', () => {
    expect(observe({ method: 'BREW' }, answered)).toMatchObject({ method: 'other' });
  });
});
