/** A moderator is looking at a comment: nobody else should act on it until it expires. */
export interface Claim {
  readonly commentId: string;
  readonly siteId: string;
  readonly moderatorId: string;
  readonly expiresAt: Date;
  /** When it was made, renewed or given up. */
  readonly changedAt: Date;
}

/** Long enough to read a thread; claiming again renews it. */
export const claimMs = 120_000;

export const mostClaimed = 100;

export function isLive({ expiresAt }: Claim, now: Date): boolean {
  return expiresAt > now;
}
