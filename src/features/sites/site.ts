/** POST: comments appear at once, moderators look afterwards. PRE: every comment waits for a moderator. */
export const moderationModes = ['PRE', 'POST'] as const;
export type ModerationMode = (typeof moderationModes)[number];

/** A newsroom's website: whose pages may carry comments, and under which rules. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Where stories may lie: exact origins, or `https://*.example.org` for its subdomains. */
  readonly origins: readonly string[];
  readonly moderation: ModerationMode;
  readonly maxCommentLength: number;
  readonly editWindowSeconds: number;
  /** The version of these settings; 0 where none was written yet. */
  readonly settingsVersion: number;
  readonly createdAt: Date;
}

export type SiteChange = Partial<
  Pick<Site, 'name' | 'origins' | 'moderation' | 'maxCommentLength' | 'editWindowSeconds'>
>;

export const siteDefaults = { moderation: 'POST', maxCommentLength: 5_000, editWindowSeconds: 300 } as const;

/** Cached reads that depend on the site's rules go when this tag is invalidated. */
export function siteTag(siteId: string): string {
  return `site:${siteId}`;
}
