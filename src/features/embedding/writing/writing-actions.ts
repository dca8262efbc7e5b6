import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../core/context/request-context.js';
import { MutationLimits } from '../../../core/graphql/http/mutation-limits.js';
import { AuthService, type SignedIn } from '../../auth/index.js';
import { type Comment, CommentsService } from '../../comments/index.js';
import { bodyOfPlainText } from './plain-body.js';
import type { AccountFields, FormFields } from './writing-fields.js';

/** Whoever shares a computer is not signed in the next day. */
export const sessionSeconds = 8 * 3_600;

/** What the forms do: what the mutations of the same names do, by the same rules and within the same limits. */
@Injectable()
export class WritingActions {
  constructor(
    private readonly auth: AuthService,
    private readonly comments: CommentsService,
    private readonly limits: MutationLimits,
  ) {}

  /** @throws what AuthService.signIn throws */
  async signIn(ctx: RequestContext, { email, password }: AccountFields): Promise<SignedIn> {
    await this.limits.consume(ctx);
    return this.auth.signIn(ctx, { email, password }, sessionSeconds);
  }

  /** @throws what AuthService.signUp throws */
  async signUp(ctx: RequestContext, { username, email, password }: AccountFields): Promise<SignedIn> {
    await this.limits.consume(ctx);
    return this.auth.signUp(ctx, { username, email, password }, sessionSeconds);
  }

  /** Voids the token, where there is one. */
  async signOut(ctx: RequestContext): Promise<void> {
    await this.limits.consume(ctx);
    if (ctx.actor.kind === 'user') await this.auth.signOut(ctx, false);
  }

  /** @throws what CommentsService.create throws */
  async post(ctx: RequestContext, { id, replyTo, body, rating, key, action }: FormFields): Promise<Comment> {
    await this.limits.consume(ctx);
    const { comment } = await this.comments.create(ctx, {
      storyId: id,
      parentId: replyTo,
      body: bodyOfPlainText(body),
      rating,
      clientMutationId: key,
      insists: action === 'insist',
    });
    return comment;
  }
}
