import { z } from 'zod';
import { defineSettings } from './define-settings.js';

/** 256 bits as text: RFC 7518 section 3.2 asks of an HS256 key as many bits as the hash has. */
const minSecretLength = 32;

const ssoKey = z.strictObject({
  /** The `kid` in the token's header. With several keys a secret is replaced without signing anybody out. */
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, 'is made of letters, digits, hyphens and underscores'),
  /** Shared with the newsroom's own system, which signs with it (HS256). */
  secret: z
    .string()
    .max(512)
    .refine((text) => text === '' || text.length >= minSecretLength, `has at least ${minSecretLength} characters`)
    .default(''),
});

export const signInSettingsSchema = z.strictObject({
  sso: z
    .strictObject({
      /** Whether readers are signed in by a token of the page that they read. */
      enabled: z.boolean().default(false),
      keys: z.array(ssoKey).max(5).default([]),
      /** How long such a session lasts until the page is asked for another token. */
      sessionMinutes: z.number().int().min(5).max(43_200).default(60),
    })
    .prefault({}),
});

export type SignInSettings = z.infer<typeof signInSettingsSchema>;

export const signInSettings = defineSettings('sign-in', {
  schema: signInSettingsSchema,
  secretPaths: ['sso.keys[].secret'],
});
