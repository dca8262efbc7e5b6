import { actorIdOf } from '../../../core/context/actor.js';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { newId } from '../../../core/database/ids.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { cleanText, isVisibleText } from '../../../core/text/clean-text.js';
import { CommentsQueries, isShown, SignalCounter } from '../../comments/index.js';
import { ReportRules } from '../report-rules.js';
import { type IllegalNotice, noticeLimits } from './notice.js';
import { noticeError } from './notice.errors.js';
import { NoticesRepository } from './notices.repository.js';

export interface NoticeInput {
  readonly commentId: string;
  readonly law: string;
  readonly explanation: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** The sender's word that they believe what they write. */
  readonly goodFaith: boolean;
}

const limits = { byAddress: { name: 'illegal-notice', points: 10, durationSeconds: 3_600 } } as const;

/** Taking notices of illegal content, from anybody. */
@Injectable()
export class NoticesService implements OnModuleInit {
  constructor(
    private readonly repository: NoticesRepository,
    private readonly comments: CommentsQueries,
    private readonly counter: SignalCounter,
    private readonly rules: ReportRules,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.counter.registerSource(this.repository);
  }

  /**
   * Stores a notice about a comment that readers see, and brings the comment before moderators.
   *
   * @throws UNAUTHENTICATED where a site wants senders signed in, RATE_LIMITED, BAD_INPUT, GOOD_FAITH_REQUIRED, NOT_FOUND
   */
  async send(ctx: RequestContext, input: NoticeInput): Promise<IllegalNotice> {
    await this.limiter.consume(limits.byAddress, ctx.address);
    if (!input.goodFaith) throw noticeError('GOOD_FAITH_REQUIRED');
    const law = required('The law', input.law, noticeLimits.law);
    const explanation = required('The explanation', input.explanation, noticeLimits.explanation);
    const name = optional('The name', input.name, noticeLimits.name);
    const email = optional('The e-mail address', input.email, noticeLimits.email);
    const comment = await this.comments.byId(input.commentId);
    if (!comment || !isShown(comment)) throw coreError('NOT_FOUND', { what: 'comment' });
    const { actor } = ctx;
    if (actor.kind !== 'user' && !(await this.rules.of(comment.siteId)).illegalSignedOut) {
      throw coreError('UNAUTHENTICATED');
    }
    const createdAt = this.clock.now();
    const notice: IllegalNotice = {
      id: newId(),
      commentId: comment.id,
      siteId: comment.siteId,
      state: 'AWAITING',
      law,
      explanation,
      ...(name ? { name } : {}),
      ...(email ? { email } : {}),
      ...(actor.kind === 'user' ? { senderId: actor.id } : {}),
      createdAt,
      history: [{ state: 'AWAITING', by: actorIdOf(actor), at: createdAt }],
    };
    await this.repository.insert(notice);
    this.counter.recountSoon(comment.id);
    return notice;
  }

  /** For whoever knows the reference: it cannot be guessed. */
  byReference(reference: string): Promise<IllegalNotice | undefined> {
    return this.repository.findById(reference);
  }
}

/** @throws BAD_INPUT */
export function required(what: string, text: string, max: number): string {
  const clean = optional(what, text, max);
  if (!clean || !isVisibleText(clean)) throw coreError('BAD_INPUT', { problem: `${what} is missing.` });
  return clean;
}

function optional(what: string, text: string | undefined, max: number): string | undefined {
  if ((text?.length ?? 0) > max) throw coreError('BAD_INPUT', { problem: `${what} has at most ${max} characters.` });
  return text && cleanText(text).trim();
}
