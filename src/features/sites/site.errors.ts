import { defineErrors } from '../../core/errors/talk-error.js';

export const siteError = defineErrors({
  ORIGIN_INVALID: { status: 400, message: '{origin} is no origin: {problem}. Write it like https://example.org.' },
  ORIGIN_TAKEN: { status: 409, message: 'Another site already has {origin}.' },
});
