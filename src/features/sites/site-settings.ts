import { z } from 'zod';
import { defineSettings } from '../settings/index.js';
import { moderationModes, type Site, siteDefaults } from './site.js';

/** What a site's administrators decide; its scope is the site's id. */
export type SiteValues = Pick<Site, 'name' | 'origins' | 'moderation' | 'maxCommentLength' | 'editWindowSeconds'>;

export const siteSettings = defineSettings('site', {
  schema: z.strictObject({
    name: z.string().trim().min(1).max(100),
    origins: z.array(z.string()).min(1).max(100),
    moderation: z.enum(moderationModes).default(siteDefaults.moderation),
    maxCommentLength: z.number().int().min(1).max(50_000).default(siteDefaults.maxCommentLength),
    editWindowSeconds: z.number().int().min(0).max(86_400).default(siteDefaults.editWindowSeconds),
  }),
});

export function valuesOf({ name, origins, moderation, maxCommentLength, editWindowSeconds }: SiteValues): SiteValues {
  return { name, origins, moderation, maxCommentLength, editWindowSeconds };
}
