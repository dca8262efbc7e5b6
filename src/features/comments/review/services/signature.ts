import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a signed message's clock may be from ours, and so how long a copy of it could be replayed. */
export const signatureWindowMs = 5 * 60_000;

/** What signed messages between Talk and an external stage carry, both ways. */
export const signatureHeaders = { timestamp: 'x-talk-timestamp', signature: 'x-talk-signature' } as const;

/**
 * Signs a message: `v1=` and the hex HMAC-SHA256 of timestamp, full stop and body.
 *
 * @param timestamp seconds since 1970, as it is sent
 * @param body exactly the bytes that are sent
 */
export function sign(secret: string, timestamp: string, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/**
 * Whether a message was signed with one of the secrets within the last five minutes. Takes equally long for every
 * wrong signature. Within the window a copy passes too: the receiver makes a repetition change nothing.
 *
 * @param secrets more than one while a secret is being replaced; empty ones sign nothing
 * @param timestamp seconds since 1970, as received
 * @param body the bytes received, before any parsing
 */
export function verifySignature(
  secrets: readonly string[],
  timestamp: string,
  body: string | Buffer,
  signature: string,
  now: Date,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > signatureWindowMs) return false;
  const given = Buffer.from(signature);
  return secrets
    .filter((secret) => secret !== '')
    .map((secret) => Buffer.from(sign(secret, timestamp, body)))
    .some((expected) => expected.length === given.length && timingSafeEqual(expected, given));
}
