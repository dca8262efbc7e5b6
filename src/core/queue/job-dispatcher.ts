import { Injectable, Logger } from '@nestjs/common';
import type { Job } from 'bull';
import { systemContext } from '../context/request-context.js';
import { TalkError } from '../errors/talk-error.js';
import { type Envelope, envelopeSchema } from './envelope.js';
import { HandlerRegistry, type RegisteredHandler } from './handler-registry.js';
import { HopelessJobError, type JobContext, type JobOutcome } from './handles.js';
import { JobFailure, Parked } from './job-failure.js';

/** How long a job that this worker does not know waits before the next look, in milliseconds. */
const parkMs = 30_000;

/** Hands a job from Bull to its handler: envelope and payload are parsed again, failures are made safe to keep. */
@Injectable()
export class JobDispatcher {
  private readonly logger = new Logger(JobDispatcher.name);
  private readonly parkedKinds = new Set<string>();

  constructor(private readonly registry: HandlerRegistry) {}

  /**
   * @throws Parked when only a newer worker can do the job
   * @throws JobFailure when the handler failed or the payload is not what the job's definition says
   */
  async dispatch(job: Job<Envelope>): Promise<JobOutcome> {
    const known = this.registry.find(job.name);
    const envelope = envelopeSchema.safeParse(job.data);
    if (known === undefined) return this.park(job, 'does not know it');
    if (!envelope.success) return this.refuse(job, 'the envelope cannot be read');
    const { v: version, p, requestId } = envelope.data;
    if (version > known.definition.version) return this.park(job, `knows version ${known.definition.version} of it`);
    const payload = known.definition.payload.safeParse(p);
    if (!payload.success) {
      const paths = payload.error.issues.map(({ path, code }) => `${path.join('.') || 'payload'} ${code}`).join(', ');
      return this.refuse(job, paths);
    }
    return this.run(known, payload.data, job, requestId);
  }

  private async run(
    { definition, handler }: RegisteredHandler,
    payload: unknown,
    job: Job<Envelope>,
    requestId: string | undefined,
  ): Promise<JobOutcome> {
    const attempts = job.opts.attempts ?? 1;
    const system = systemContext(definition.name);
    const context = requestId === undefined ? system : { ...system, requestId };
    const details: JobContext = {
      id: String(job.id),
      name: job.name,
      attempt: job.attemptsMade + 1,
      attempts,
      context,
    };
    try {
      return await handler.handle(payload, details);
    } catch (thrown) {
      const isHopeless = thrown instanceof HopelessJobError;
      const error = isHopeless ? thrown.cause : thrown;
      if (isHopeless) await job.discard();
      const failure = JobFailure.from(error);
      const stack = error instanceof Error && !(error instanceof TalkError) ? error.stack : undefined;
      const line = `${details.id} failed, try ${details.attempt} of ${attempts}: ${failure.message} [${context.requestId}]`;
      if (details.attempt < attempts && !isHopeless) this.logger.warn(line);
      else this.logger.error(line, stack);
      throw failure;
    }
  }

  /** No use in trying again: the payload will not change. */
  private async refuse(job: Job<Envelope>, problem: string): Promise<never> {
    await job.discard();
    throw new JobFailure('BAD_PAYLOAD', problem);
  }

  private park(job: Job<Envelope>, reason: string): never {
    const kind = `${job.name} ${reason}`;
    if (!this.parkedKinds.has(kind)) {
      this.parkedKinds.add(kind);
      const version = envelopeSchema.safeParse(job.data).data?.v;
      this.logger.warn(
        `A job ${job.name} of version ${version ?? 'unknown'} waits for a newer worker: this one ${reason}`,
      );
    }
    // Bull counts the attempt that it is about to record; parking is none.
    job.attemptsMade -= 1;
    throw new Parked(parkMs);
  }
}
