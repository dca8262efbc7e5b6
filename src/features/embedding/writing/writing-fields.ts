import { z } from 'zod';
import { tagOf } from '../languages.js';

const id = z.string().min(1).max(64);
const absent = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(absent, id.optional());

/** In the address of the page, and in each of its forms. */
export const placeFields = z.object({
  id,
  replyTo: optionalId,
  comment: optionalId,
  lang: z.string().max(35).optional().catch(undefined).transform(tagOf),
});

/** A form's text, bounded by the request's size: whatever else was sent under this name is none. */
const text = z.string().catch('');

/** What somebody has written so far; it goes along through signing in. */
export const draftFields = z.object({
  body: text,
  rating: z.preprocess(absent, z.coerce.number().int().optional().catch(undefined)),
  /** Idempotency key: the form sent twice posts once. */
  key: z.string().min(1).max(64).optional().catch(undefined),
});

export const formFields = placeFields.extend(draftFields.shape).extend({
  token: text,
  action: z.enum(['post', 'insist']).catch('post'),
});

export const accountFields = formFields.extend({
  username: text,
  email: text,
  password: text,
});

export type Draft = z.infer<typeof draftFields>;
export type FormFields = z.infer<typeof formFields>;
export type AccountFields = z.infer<typeof accountFields>;
