import path from 'node:path';
import { z } from 'zod';
import { parseUrl } from '../http/parse-url.js';

/** Readers of environment text. Each says in words what it wants, because an operator reads the message. */

const integerBetween = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `is not between ${min} and ${max}`);

export const port = integerBetween(1, 65_535);
export const seconds = (min: number, max: number) => integerBetween(min, max);
export const integer = integerBetween;

export const decimal = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6})?$/, 'is not a number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `is not between ${min} and ${max}`);

export const flag = z
  .enum(['true', 'false'], { error: 'is neither true nor false' })
  .transform((text) => text === 'true');

/** A comma-separated list; blanks and empty items are dropped. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const urlWith = (...protocols: string[]) =>
  z.string().refine(
    (text) => {
      const url = parseUrl(text);
      return url !== undefined && protocols.includes(url.protocol);
    },
    `is not a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );

/** A base URL, kept without its trailing slash. */
export const httpUrl = urlWith('http:', 'https:').transform((text) => text.replace(/\/+$/, ''));

/** MongoDB's own connection string: checked by its scheme only, since replica-set lists are no plain URLs. */
export const mongoUrl = z
  .string()
  .regex(/^mongodb(\+srv)?:\/\/.+/, 'is not a URL that starts with mongodb:// or mongodb+srv://');

/** One server, or several cluster nodes separated by commas; Sentinel is `redis+sentinel://host:port/master-name`. */
export const redisUrl = z
  .string()
  .regex(/^(rediss?|redis\+sentinel):\/\/.+/, 'is not a URL that starts with redis://, rediss:// or redis+sentinel://');

/** A folder, absolute or relative to where Talk is started. */
export const folder = z
  .string()
  .min(1, 'is empty')
  .transform((text) => path.resolve(text));

/** `host:port` pairs, matched exactly. */
export const hostPorts = list.pipe(
  z.array(z.string().regex(/^[^\s:]{1,253}:\d{1,5}$|^\[[0-9a-fA-F:]{2,45}\]:\d{1,5}$/, 'is not a list of host:port')),
);

/** Signing keys as `kid:secret`, the first signs, all verify: add a new one in front to rotate. */
export const signingKeys = list.pipe(
  z
    .array(
      z
        .string()
        .regex(/^[\w-]{1,40}:.{32,512}$/, 'wants kid:secret with a secret of at least 32 characters')
        .transform((text) => ({ kid: text.slice(0, text.indexOf(':')), secret: text.slice(text.indexOf(':') + 1) })),
    )
    .min(1, 'is empty')
    .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'names the same kid twice'),
);

/** Express's `trust proxy`: a number of hops, or addresses and subnets. */
export const trustProxy = z.string().transform((text): number | boolean | string[] => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{1,3}$/.test(text)) return Number(text);
  return text.split(',').map((item) => item.trim());
});
