import { z } from 'zod';
import { defineSettings } from './define-settings.js';

/** Of BCP 47 as much as web pages use: `en`, `de-CH`, `zh-Hant-TW`. */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/, 'is a language tag such as en or de-CH');

export const organisationSettingsSchema = z.strictObject({
  name: z.string().trim().max(100).default(''),
  contactEmail: z.union([z.email().max(254), z.literal('')]).default(''),
  url: z.union([z.url({ protocol: /^https?$/ }).max(2_048), z.literal('')]).default(''),
  /** What the newsroom asks of those who write. */
  guidelines: z.string().max(20_000).default(''),
  /** Where neither a reader nor a page says which. */
  language: languageTag.default('en'),
});

export type OrganisationSettings = z.infer<typeof organisationSettingsSchema>;

export const organisationSettings = defineSettings('organisation', { schema: organisationSettingsSchema });
