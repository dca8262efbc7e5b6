import { HealthRegistry } from './health-registry.js';

const fine = async () => undefined;
const never = () => new Promise<undefined>(() => undefined);

describe(HealthRegistry.name, () => {
  let now: number;
  let sut: HealthRegistry;

  beforeEach(() => {
    now = 10_000;
    sut = new HealthRegistry({ now: () => now, timeoutMs: 5 });
  });

  it('is not ready while it starts, and says what it waits for', async () => {
    sut.setPhase('starting', 'waiting for MongoDB');

    expect(await sut.readiness()).toMatchObject({ ready: false, phase: 'starting', detail: 'waiting for MongoDB' });
    expect(await sut.progress()).toMatchObject({ progressing: false });
  });

  it('is ready once it runs and every check is fine', async () => {
    sut.addReadiness('mongo', fine);
    sut.setPhase('running');

    expect(await sut.readiness()).toMatchObject({ ready: true, checks: [{ name: 'mongo', ok: true }] });
  });

  it('names each problem in words, also one that was thrown, without secrets', async () => {
    sut.addReadiness('mongo', async () => 'does not answer');
    sut.addReadiness('redis', () => Promise.reject(new Error('no way to redis://:pw@cache')));
    sut.setPhase('running');

    expect(await sut.readiness()).toMatchObject({
      ready: false,
      checks: [
        { name: 'mongo', ok: false, problem: 'does not answer' },
        { name: 'redis', ok: false, problem: 'no way to redis://***@cache' },
      ],
    });
  });

  it('gives up on a check that does not answer, and does not ask it again meanwhile', async () => {
    const check = jest.fn(never);
    sut.addReadiness('mongo', check);
    sut.setPhase('running');

    await sut.readiness();
    now += 7_000;
    const { checks } = await sut.readiness();

    expect(checks).toEqual([{ name: 'mongo', ok: false, problem: 'no answer for 7 s' }]);
    expect(check).toHaveBeenCalledTimes(1);
  });

  it('asks a check at most once a second, however often it is probed', async () => {
    const check = jest.fn(fine);
    sut.addReadiness('mongo', check);

    await Promise.all([sut.readiness(), sut.readiness()]);
    now += 999;
    await sut.readiness();
    expect(check).toHaveBeenCalledTimes(1);

    now += 1;
    await sut.readiness();
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('shows warnings without becoming unready, also when they cannot be told', async () => {
    sut.addWarnings('the deployment', async () => ['nobody works off the queue scrape']);
    sut.addWarnings('the weather', () => Promise.reject(new Error('clouds')));
    sut.setPhase('running');

    expect(await sut.readiness()).toMatchObject({
      ready: true,
      warnings: ['nobody works off the queue scrape', 'the weather cannot be told: clouds'],
    });
  });

  it('is unready at once when it drains, without asking anybody', async () => {
    const check = jest.fn(fine);
    sut.addReadiness('mongo', check);
    sut.setPhase('running');
    sut.setPhase('draining', 'stopping after SIGTERM');

    expect(await sut.readiness()).toMatchObject({ ready: false, phase: 'draining' });
    expect(await sut.progress()).toMatchObject({ progressing: true });
    expect(check).not.toHaveBeenCalled();
  });

  it('claims progress only where something proves it', async () => {
    sut.setPhase('running');
    expect(await sut.progress()).toMatchObject({ progressing: false, checks: [] });

    sut.addProgress('canary', fine);
    expect(await sut.progress()).toMatchObject({ progressing: true });

    sut.addProgress('canary', async () => 'no canary came back for 40 s');
    expect(await sut.progress()).toMatchObject({ progressing: false });
  });
});
