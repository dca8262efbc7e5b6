import { defineErrors } from '../../core/errors/talk-error.js';

export const authError = defineErrors({
  CREDENTIALS_WRONG: { status: 401, message: 'The e-mail address and the password do not fit together.' },
});
