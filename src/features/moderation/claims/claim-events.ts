import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { PubSub } from '../../../core/pubsub/pubsub.js';
import { UsersQueries } from '../../users/index.js';
import { type Claim, isLive } from './claim.js';
import { allClaims, claimsChanged } from './claim.topics.js';
import { ClaimsRepository } from './claims.repository.js';

export interface ClaimEvent {
  /** Milliseconds of the change and the comment's id: named again to resume. */
  readonly id: string;
  /** The comment. */
  readonly subject: string;
  readonly version: number;
  readonly siteId: string;
  /** Absent once the comment is free. */
  readonly claim?: Claim & { readonly username: string };
}

const maxReplay = 500;
/** Covers clocks that differ: moderators may be told twice, never not at all. */
const overlapMs = 10_000;

/** Claims of one site or all, live and since an event. That one expires is not told: it says when. */
@Injectable()
export class ClaimEvents {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly users: UsersQueries,
    private readonly pubsub: PubSub,
    private readonly clock: Clock,
  ) {}

  async watch(siteId: string | undefined, push: (event: ClaimEvent) => void): Promise<() => Promise<void>> {
    let lastSeenAt = this.clock.now();
    let turn = Promise.resolve();
    const takeTurn = (read: () => Promise<Claim[]>) => {
      turn = turn
        .then(async () => {
          const now = this.clock.now();
          (await this.eventsOf(await read())).forEach(push);
          lastSeenAt = now;
        })
        .catch(() => undefined);
    };
    const stop = await this.pubsub.subscribe(claimsChanged, allClaims, ({ changes }) => {
      const wanted = changes.filter((change) => siteId === undefined || change.siteId === siteId);
      takeTurn(() => this.claims.findMany(wanted.map(({ commentId }) => commentId)));
    });
    const stopCatchingUp = this.pubsub.onReconnected(() => takeTurn(() => this.changedSince(siteId, lastSeenAt)));
    return async () => {
      stopCatchingUp();
      await stop();
    };
  }

  /** @throws BAD_CURSOR for something that is no event id, or one too long ago */
  async replay(siteId: string | undefined, after: string): Promise<ClaimEvent[]> {
    const milliseconds = /^\d{1,15}(?=-)/.exec(after)?.[0];
    if (milliseconds === undefined) throw coreError('BAD_CURSOR');
    const changed = await this.changedSince(siteId, new Date(Number(milliseconds)));
    if (changed.length >= maxReplay) throw coreError('BAD_CURSOR');
    return this.eventsOf(changed);
  }

  private changedSince(siteId: string | undefined, since: Date): Promise<Claim[]> {
    return this.claims.findChangedSince(siteId, new Date(since.getTime() - overlapMs), maxReplay);
  }

  private async eventsOf(claims: readonly Claim[]): Promise<ClaimEvent[]> {
    const now = this.clock.now();
    const people = await this.users.publicByIds(claims.map(({ moderatorId }) => moderatorId));
    return claims.map((claim, index) => {
      const username = people[index]?.username ?? 'deleted';
      const version = claim.changedAt.getTime();
      const event = { id: `${version}-${claim.commentId}`, subject: claim.commentId, version, siteId: claim.siteId };
      return isLive(claim, now) ? { ...event, claim: { ...claim, username } } : event;
    });
  }
}
