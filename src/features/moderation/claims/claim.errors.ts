import { defineErrors } from '../../../core/errors/talk-error.js';

export const claimError = defineErrors({
  COMMENT_CLAIMED: { status: 409, message: '{username} is looking at this comment.' },
});
