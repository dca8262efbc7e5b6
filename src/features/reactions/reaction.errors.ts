import { defineErrors } from '../../core/errors/talk-error.js';

export const reactionError = defineErrors({
  REACTION_UNKNOWN: { status: 400, message: 'There is no such way to react to a comment here.' },
  OWN_COMMENT: { status: 403, message: 'Nobody reacts to their own comment.' },
});
