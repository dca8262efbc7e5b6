import { Logger } from '@nestjs/common';
import { ReviewPipeline } from './review.pipeline.js';
import type { ReviewStage, ReviewSubject, StageOutcome } from './review-stage.js';
import { ReviewStages } from './review-stages.js';

const subject = { commentId: 'comment' } as ReviewSubject;
const finding = { code: 'LINKS', detail: 'It has links.' } as const;

const stage = (name: string, outcome: StageOutcome | Promise<StageOutcome> | Error, more: Partial<ReviewStage> = {}) =>
  ({
    name,
    position: 100,
    runs: () => 'FAST',
    timeoutMs: () => 1_000,
    ruleVersion: () => '7',
    review: async () => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    ...more,
  }) satisfies ReviewStage;

function run(...stages: ReviewStage[]) {
  const registry = new ReviewStages();
  stages.forEach((one) => registry.register(one));
  return new ReviewPipeline(registry).run('FAST', subject);
}

describe(ReviewPipeline.name, () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  afterAll(() => warn.mockRestore());

  it('publishes what no stage objects to', async () => {
    expect(await run(stage('one', { verdict: 'pass' }))).toMatchObject({ status: 'NONE', flagged: false, reasons: [] });
  });

  it('collects the evidence of every stage in their order, with the version of the rule', async () => {
    const { status, reasons } = await run(
      stage('later', { verdict: 'hold', findings: [finding], as: 'PREMOD' }, { position: 200 }),
      stage('first', { verdict: 'hold', findings: [{ ...finding, matches: [{ start: 1, end: 3, rule: 'x' }] }] }),
    );
    expect(status).toBe('SYSTEM_WITHHELD');
    expect(reasons).toEqual([
      { stage: 'first', ruleVersion: '7', effect: 'HELD', ...finding, matches: [{ start: 1, end: 3, rule: 'x' }] },
      { stage: 'later', ruleVersion: '7', effect: 'HELD', ...finding },
    ]);
  });

  it('rejects what one stage rejects, whatever another approves', async () => {
    const approves = stage('approves', { verdict: 'approve', findings: [finding] });
    const rejects = stage('rejects', { verdict: 'reject', findings: [finding] });
    expect(await run(approves, rejects)).toMatchObject({ status: 'REJECTED', isApproved: false });
  });

  it('publishes what one stage approves and another holds, and asks for a look', async () => {
    const approves = stage('approves', { verdict: 'approve', findings: [finding] });
    const holds = stage('holds', { verdict: 'hold', findings: [finding] });
    expect(await run(approves, holds)).toMatchObject({ status: 'NONE', flagged: true, isApproved: true });
  });

  it('keeps to what the fast half approved when the slow half has doubts', async () => {
    const registry = new ReviewStages();
    registry.register(stage('holds', { verdict: 'hold', findings: [finding] }));
    const earlier = [{ stage: 'staff', ruleVersion: '7', effect: 'APPROVED', ...finding }] as const;
    const outcome = await new ReviewPipeline(registry).run('FAST', subject, earlier);
    expect(outcome).toMatchObject({ status: 'NONE', flagged: true, reasons: [{ stage: 'holds' }] });
  });

  it('flags without holding', async () => {
    const flags = stage('flags', { verdict: 'flag', findings: [finding] });
    expect(await run(flags)).toMatchObject({ status: 'NONE', flagged: true });
  });

  it('fails to pending, never to published', async () => {
    expect(await run(stage('broken', new Error('no')))).toMatchObject({
      status: 'SYSTEM_WITHHELD',
      reasons: [{ stage: 'broken', code: 'STAGE_FAILED', effect: 'HELD' }],
    });
  });

  // Coral defect 1
  it('waits for no stage beyond its time', async () => {
    const never = stage('never', new Promise<StageOutcome>(() => undefined), { timeoutMs: () => 1 });
    expect(await run(never)).toMatchObject({ status: 'SYSTEM_WITHHELD', reasons: [{ code: 'STAGE_FAILED' }] });
  });

  it('leaves out stages that are off or slow for this comment', async () => {
    const rejects = (runs: 'SLOW' | 'OFF') =>
      stage(runs, { verdict: 'reject', findings: [finding] }, { runs: () => runs });
    expect(await run(rejects('SLOW'), rejects('OFF'))).toMatchObject({ status: 'NONE', reasons: [] });
  });

  it('names the stages whose doubts the author is told of first', async () => {
    const holds = { verdict: 'hold', findings: [finding] } as const;
    const { nudges } = await run(stage('silent', holds), stage('telling', holds, { nudges: () => true }));
    expect(nudges).toEqual(['telling']);
  });

  it('refuses two stages of one name', () => {
    const twice = new ReviewStages();
    twice.register(stage('one', { verdict: 'pass' }));
    expect(() => twice.register(stage('one', { verdict: 'pass' }))).toThrow('Two review stages are called one.');
  });
});
