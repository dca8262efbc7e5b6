import { z } from 'zod';
import { defineSettings } from './define-settings.js';
import { newsroomTagsSchema } from './newsroom-tags.js';

/** COMMENTS: a discussion. QA: experts answer. REVIEWS: stars, one review a person. CHAT: the newest at the bottom. */
export const storyModes = ['COMMENTS', 'QA', 'REVIEWS', 'CHAT'] as const;
export type StoryMode = (typeof storyModes)[number];
export const storyModeSchema = z.enum(storyModes);

/** What holds for stories that have no word of their own; a site's version overrides the organisation's by key. */
export const storyDefaultsSchema = z.strictObject({
  /** Counted from a story's first sight; stories that are there already keep the moment they were given. */
  autoClose: z
    .strictObject({ enabled: z.boolean().default(false), days: z.number().int().min(1).max(3_650).default(14) })
    .prefault({}),
  /** Shown where a discussion has ended. */
  closedMessage: z.string().trim().max(2_000).default(''),
  /** Shown above every discussion. */
  messageBox: z.string().trim().max(2_000).default(''),
  /** Whether readers see changes without asking. */
  live: z.boolean().default(true),
  /** Whether readers are told, roughly, how many others read a story just now. */
  showReaders: z.boolean().default(true),
  /** Of stories that are new. */
  mode: storyModeSchema.default('COMMENTS'),
  /** The newsroom's own tags for comments. */
  tags: newsroomTagsSchema.default([]),
});

export type StoryDefaults = z.infer<typeof storyDefaultsSchema>;

export const storyDefaultSettings = defineSettings('stories', { schema: storyDefaultsSchema });
