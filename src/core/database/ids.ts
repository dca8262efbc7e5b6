import { createHash, randomBytes } from 'node:crypto';

/** A new opaque id: 96 random bits, 16 URL-safe characters. */
export function newId(): string {
  return randomBytes(12).toString('base64url');
}

/**
 * An id that the same parts always give: a repeated request meets its first result by the `_id` alone,
 * which is unique on every MongoDB topology (ARCHITECTURE section 2). 132 bits of SHA-256, 22 URL-safe characters.
 */
export function derivedId(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
