/** WebSocket close codes that clients are sent; event streams just end. */
export const closeCodes = {
  /** The process goes away: come back after the hint, to another one. */
  restart: 1012,
  /** Too slow, or something failed that may work the next time. */
  tryAgain: 1013,
  badRequest: 4400,
  /** The token is forged, expired or revoked, or the person may no longer be here. */
  forbidden: 4403,
} as const;

const leastMs = 500;
const spreadMs = 4_500;

/** Milliseconds to wait before coming back, different for each client so that they do not all come at once. */
export function jitteredRetry(): number {
  return leastMs + Math.floor(Math.random() * spreadMs);
}
