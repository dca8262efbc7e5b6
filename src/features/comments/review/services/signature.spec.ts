import { createHmac } from 'node:crypto';
import { verifySignature } from './signature.js';

const secret = 'secret-0123456789';
const now = new Date('2026-11-25T10:00:00Z');
const timestamp = String(now.getTime() / 1000);
const body = '{"commentId":"c1","detail":"Zoë"}';

/** Written from the protocol's description, not from the code. */
const signed = (key: string, time = timestamp, text = body) =>
  'v1=' +
  createHmac('sha256', Buffer.from(key, 'utf8'))
    .update(Buffer.from(`${time}.${text}`, 'utf8'))
    .digest('hex');

const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe(verifySignature.name, () => {
  it('accepts what was signed, as text or bytes', () => {
    expect(verifySignature([secret], timestamp, body, signed(secret), now)).toBe(true);
    expect(verifySignature([secret], timestamp, Buffer.from(body), signed(secret), now)).toBe(true);
  });

  it('accepts either secret while one is being replaced', () => {
    expect(verifySignature(['new', secret], timestamp, body, signed(secret), now)).toBe(true);
  });

  it.each([
    ['another secret', [secret], timestamp, body, signed('other')],
    ['another body', [secret], timestamp, `${body} `, signed(secret)],
    ['another time', [secret], String(Number(timestamp) + 1), body, signed(secret)],
    ['the bare digest', [secret], timestamp, body, signed(secret).slice(3)],
    ['another version', [secret], timestamp, body, signed(secret).replace('v1', 'v2')],
    ['capitals', [secret], timestamp, body, signed(secret).toUpperCase()],
    ['half a signature', [secret], timestamp, body, signed(secret).slice(0, 20)],
    ['no signature', [secret], timestamp, body, ''],
    ['no secret', [], timestamp, body, signed(secret)],
    ['an empty secret', [''], timestamp, body, signed('')],
    ['a time that is no number', [secret], `${timestamp}.0`, body, signed(secret, `${timestamp}.0`)],
    ['no time', [secret], '', body, signed(secret, '')],
  ])('refuses %s', (_what, secrets, time, text, signature) => {
    expect(verifySignature(secrets, time, text, signature, now)).toBe(false);
  });

  it.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])('of %i seconds ago: %s', (seconds, expected) => {
    expect(verifySignature([secret], timestamp, body, signed(secret), after(seconds))).toBe(expected);
  });
});
