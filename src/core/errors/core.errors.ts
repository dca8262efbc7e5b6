import { defineErrors } from './talk-error.js';

/** Failures that belong to no feature. `INTERNAL` is what a client sees of anything unexpected. */
export const coreError = defineErrors({
  BAD_INPUT: { status: 400, message: '{problem}' },
  BAD_CURSOR: { status: 400, message: 'This cursor was not made by this server. Start again from the first page.' },
  NOT_FOUND: { status: 404, message: 'There is no such {what}.' },
  CONFLICT: { status: 409, message: 'Somebody else has changed this {what} meanwhile. Look at it again.' },
  UNAUTHENTICATED: { status: 401, message: 'Sign in first.' },
  TOKEN_INVALID: { status: 401, message: 'The access token is forged, expired or revoked. Sign in again.' },
  FORBIDDEN: { status: 403, message: 'You may not do this.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Try again in {retryAfterSeconds} seconds.' },
  BODY_TOO_LARGE: { status: 413, message: 'The request is larger than {maxBytes} bytes.' },
  OPERATION_NOT_TRUSTED: { status: 400, message: 'This server answers registered operations only.' },
  UNAVAILABLE: { status: 503, message: 'Talk cannot reach its database just now. Try again shortly.' },
  INTERNAL: { status: 500, message: 'Something went wrong on our side. Quote the request id when you report it.' },
});
