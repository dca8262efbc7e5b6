import { defineErrors } from '../../core/errors/talk-error.js';

export const userError = defineErrors({
  USERNAME_INVALID: {
    status: 400,
    message: 'A username has 3 to 30 letters, digits, underscores, dots or hyphens.',
  },
  USERNAME_TAKEN: { status: 409, message: 'This username is taken.' },
  EMAIL_INVALID: { status: 400, message: 'This is not an e-mail address.' },
  EMAIL_TAKEN: { status: 409, message: 'There is an account with this e-mail address already.' },
  PASSWORD_TOO_SHORT: { status: 400, message: 'A password has at least {min} characters.' },
  PASSWORD_TOO_LONG: { status: 400, message: 'A password has at most {max} characters.' },
  USER_BANNED: { status: 403, message: 'This account is banned.' },
  LAST_ADMIN: { status: 409, message: 'There must be one administrator left.' },
});
