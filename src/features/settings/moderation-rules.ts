import { z } from 'zod';
import { defineSettings } from './define-settings.js';

/** A host name without scheme, port or path; it stands for itself and, where said so, for what ends in `.` and it. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,10}$/, 'is a domain such as example.org');
const domains = z.array(domain).max(1_000);
const url = z.url({ protocol: /^https?$/ }).max(2_048);
/** Keeps the last secret where a change does not name one; never shown, see `redactSecrets`. */
const secret = z.string().max(512);

const maxLinks = z.number().int().min(0).max(100);

const linkRules = z.strictObject({
  /** Whether a comment with more links than `max` waits. */
  hold: z.boolean().default(false),
  max: maxLinks.default(0),
  /** Links there do not count; exact host or a subdomain of it. */
  allow: domains.default([]),
  /** A link there always waits. */
  deny: domains.default([]),
});

/** What a single story says of links; whatever it leaves out is as at its site. */
export const storyLinkRulesSchema = z.strictObject({
  hold: z.boolean().optional(),
  max: maxLinks.optional(),
  allow: z.array(domain).max(20).optional(),
  deny: z.array(domain).max(20).optional(),
});

const staffRules = z.strictObject({
  /** Comments of STAFF and above are published unless a stage rejects them; what others would hold is flagged. */
  exempt: z.boolean().default(true),
  exemptExperts: z.boolean().default(true),
});

const wordRules = z.strictObject({
  banned: z.enum(['REJECT', 'HOLD']).default('REJECT'),
  suspect: z.enum(['HOLD', 'FLAG']).default('FLAG'),
});

const karmaRules = z.strictObject({
  hold: z.boolean().default(false),
  /** Held at this karma or below: decisions for minus decisions against the person. */
  threshold: z.number().int().min(-1_000).max(0).default(-3),
});

const rejectionRules = z.strictObject({
  hold: z.boolean().default(false),
  rate: z.number().min(0).max(1).default(0.3),
  windowDays: z.number().int().min(1).max(90).default(7),
  /** Fewer comments than this within the window say nothing. */
  minimum: z.number().int().min(1).max(100).default(4),
});

const newcomerRules = z.strictObject({
  hold: z.boolean().default(false),
  /** Held until this many of the person's comments were published. */
  comments: z.number().int().min(1).max(100).default(2),
});

const repeatRules = z.strictObject({
  hold: z.boolean().default(true),
  windowHours: z.number().int().min(1).max(720).default(24),
  minLength: z.number().int().min(1).max(1_000).default(40),
});

const peopleRules = z.strictObject({
  premoderateEmailDomains: domains.default([]),
  banEmailDomains: domains.default([]),
  /** Switches the state "shadow-limited" on: such a person's comments are seen by themselves alone. */
  shadowLimits: z.boolean().default(false),
});

const spamRules = z.strictObject({
  enabled: z.boolean().default(false),
  key: secret.default(''),
  /** The front page that the key was issued for. */
  site: z.union([url, z.literal('')]).default(''),
  endpoint: url.default('https://rest.akismet.com/1.1/comment-check'),
  timeoutMs: z.number().int().min(100).max(30_000).default(3_000),
  /**
   * Whether the reader's address, browser and referring page are sent along; Akismet asks for the address. They are then
   * kept with the comment for fourteen days, to tell the service where moderators disagree with it.
   */
  sendAddress: z.boolean().default(false),
  nudge: z.boolean().default(false),
});

const toxicityRules = z.strictObject({
  enabled: z.boolean().default(false),
  adapter: z.enum(['PERSPECTIVE', 'HTTP']).default('PERSPECTIVE'),
  endpoint: z.union([url, z.literal('')]).default(''),
  key: secret.default(''),
  /** The attribute asked for, such as TOXICITY or SEVERE_TOXICITY. */
  model: z.string().max(64).default('TOXICITY'),
  threshold: z.number().min(0).max(1).default(0.8),
  timeoutMs: z.number().int().min(100).max(30_000).default(2_000),
  nudge: z.boolean().default(true),
});

const externalStage = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'is made of a-z, 0-9 and hyphens'),
  enabled: z.boolean().default(true),
  url,
  /** Signs each request: HMAC-SHA256 over timestamp and body. */
  secret: secret.default(''),
  /** FAST is asked before the answer, SLOW in the job. */
  speed: z.enum(['FAST', 'SLOW']).default('SLOW'),
  timeoutMs: z.number().int().min(100).max(30_000).default(3_000),
  attempts: z.number().int().min(1).max(5).default(2),
});

/**
 * How a site's comments are reviewed. Kept in versions for the organisation, and for a site where it differs; a site's
 * version overrides the organisation's by top-level key.
 */
export const moderationRulesSchema = z.strictObject({
  links: linkRules.prefault({}),
  staff: staffRules.prefault({}),
  words: wordRules.prefault({}),
  karma: karmaRules.prefault({}),
  rejections: rejectionRules.prefault({}),
  newcomers: newcomerRules.prefault({}),
  repeats: repeatRules.prefault({}),
  people: peopleRules.prefault({}),
  spam: spamRules.prefault({}),
  toxicity: toxicityRules.prefault({}),
  external: z.array(externalStage).max(10).default([]),
  /** Whether a doubtful comment is first given back to its author: "this may break the rules: edit or send anyway". */
  nudge: z.boolean().default(false),
  reports: z
    .strictObject({
      signedOut: z.boolean().default(false),
      /** Illegal content may be reported by anybody: the law asks for it. */
      illegalSignedOut: z.boolean().default(true),
    })
    .prefault({}),
  appeals: z
    .strictObject({
      enabled: z.boolean().default(true),
      /** Days after a decision in which its author may appeal (DSA Art. 20 asks for six months). */
      windowDays: z.number().int().min(1).max(365).default(183),
    })
    .prefault({}),
});

export type ModerationRules = z.infer<typeof moderationRulesSchema>;
export type ExternalStageRules = z.infer<typeof externalStage>;

export const defaultModerationRules: ModerationRules = moderationRulesSchema.parse({});

export const moderationSettings = defineSettings('moderation', {
  schema: moderationRulesSchema,
  secretPaths: ['spam.key', 'toxicity.key', 'external[].secret'],
});
