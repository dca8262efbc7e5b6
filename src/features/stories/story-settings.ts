import { z } from 'zod';
import { defineSettings, type StoryDefaults, storyLinkRulesSchema } from '../settings/index.js';
import { moderationModes, type Site } from '../sites/index.js';
import type { Story } from './story.js';

const text = z.string().trim().max(2_000);
const mostExperts = 50;

/** A story's own settings: kept with it, in its history too, so they are bounded more tightly than a site's. */
export const storySettings = defineSettings('story', {
  schema: z.strictObject({
    moderation: z.enum(moderationModes).optional(),
    messageBox: text.optional(),
    closedMessage: text.optional(),
    live: z.boolean().optional(),
    links: storyLinkRulesSchema.optional(),
    expertIds: z.array(z.string().max(64)).max(mostExperts).optional(),
  }),
});

export type StorySettings = Readonly<typeof storySettings.defaults>;

/** What holds for a story: its own word, else its site's. */
export function effectiveSettings(
  { settings }: Pick<Story, 'settings'>,
  site: Pick<Site, 'moderation'>,
  defaults: StoryDefaults,
) {
  return {
    moderation: settings.moderation ?? site.moderation,
    messageBox: settings.messageBox ?? defaults.messageBox,
    closedMessage: settings.closedMessage ?? defaults.closedMessage,
    live: settings.live ?? defaults.live,
  };
}
