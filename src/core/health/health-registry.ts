import { HealthCheck, monotonic, type Answer, type HealthCheckOptions } from './health-check.js';

/** `starting` waits for what it needs, `running` takes work, `draining` finishes what is in hand and ends. */
export type Phase = 'starting' | 'running' | 'draining';

/** Says in words what is wrong, or nothing when all is well. */
export type Check = () => Promise<string | undefined>;

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly problem?: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly phase: Phase;
  readonly detail?: string;
  readonly checks: readonly CheckResult[];
  /** What an operator should know although this process can do its work. */
  readonly warnings: readonly string[];
}

export interface Progress {
  readonly progressing: boolean;
  readonly phase: Phase;
  readonly detail?: string;
  readonly checks: readonly CheckResult[];
}

const defaults: HealthCheckOptions = { timeoutMs: 2_000, cacheMs: 1_000, now: monotonic };

/**
 * What this process knows about its own health. Made before the Nest container, so that a process which still waits
 * for a database can say so; parts of the container add their checks as they come up.
 */
export class HealthRegistry {
  private phase: Phase = 'starting';
  private detail?: string;
  private readonly options: HealthCheckOptions;
  private readonly readinessChecks = new Map<string, HealthCheck<string | undefined>>();
  private readonly progressChecks = new Map<string, HealthCheck<string | undefined>>();
  private readonly warningChecks = new Map<string, HealthCheck<readonly string[]>>();

  constructor(options: Partial<HealthCheckOptions> = {}) {
    this.options = { ...defaults, ...options };
  }

  /** A problem found by this check makes the process unready. A second check of the same name replaces the first. */
  addReadiness(name: string, check: Check): void {
    this.readinessChecks.set(name, new HealthCheck(name, check, this.options));
  }

  /** Sentences found by this check are shown by /readyz and change nothing else. */
  addWarnings(name: string, check: () => Promise<readonly string[]>): void {
    this.warningChecks.set(name, new HealthCheck(name, check, this.options));
  }

  /** A problem found by this check says that the process is up but gets nothing done. */
  addProgress(name: string, check: Check): void {
    this.progressChecks.set(name, new HealthCheck(name, check, this.options));
  }

  /** @param detail what the process waits for or finishes, in words; shown to whoever probes */
  setPhase(phase: Phase, detail?: string): void {
    this.phase = phase;
    this.detail = detail;
  }

  /** `phase: detail`, for log lines. */
  describePhase(): string {
    return this.detail === undefined ? this.phase : `${this.phase}: ${this.detail}`;
  }

  /** A draining process is unready at once, whatever its checks would say. */
  async readiness(): Promise<Readiness> {
    const { phase, detail } = this;
    if (phase === 'draining') return { ready: false, phase, detail, checks: [], warnings: [] };
    const [checks, warnings] = await Promise.all([resultsOf(this.readinessChecks), this.collectWarnings()]);
    return { ready: this.phase === 'running' && checks.every(({ ok }) => ok), phase, detail, checks, warnings };
  }

  /** While draining, taking no new work is as it should be; before `running`, nothing can have been done yet. */
  async progress(): Promise<Progress> {
    const { phase, detail } = this;
    if (phase === 'draining') return { progressing: true, phase, detail, checks: [] };
    const checks = await resultsOf(this.progressChecks);
    const progressing = phase === 'running' && checks.length > 0 && checks.every(({ ok }) => ok);
    return { progressing, phase, detail, checks };
  }

  private async collectWarnings(): Promise<readonly string[]> {
    const found = await Promise.all(
      [...this.warningChecks.values()].map(async (check) => {
        const answer = await check.run();
        return 'value' in answer ? answer.value : [`${check.name} cannot be told: ${answer.failure}`];
      }),
    );
    return found.flat();
  }
}

async function resultsOf(checks: Map<string, HealthCheck<string | undefined>>): Promise<CheckResult[]> {
  return Promise.all([...checks.values()].map(async (check) => toResult(check.name, await check.run())));
}

function toResult(name: string, answer: Answer<string | undefined>): CheckResult {
  const problem = 'value' in answer ? answer.value : answer.failure;
  return problem === undefined ? { name, ok: true } : { name, ok: false, problem };
}
