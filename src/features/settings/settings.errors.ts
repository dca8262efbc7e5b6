import { defineErrors } from '../../core/errors/talk-error.js';

export const settingsError = defineErrors({
  CONFLICT: {
    status: 409,
    message: 'Somebody changed this in the meantime: it is at version {version} now. Look at it and try again.',
  },
});
