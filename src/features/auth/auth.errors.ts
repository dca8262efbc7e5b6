import { defineErrors } from '../../core/errors/talk-error.js';

export const authError = defineErrors({
  CREDENTIALS_WRONG: { status: 401, message: 'The e-mail address and the password do not fit together.' },
  PASSWORD_WRONG: { status: 403, message: 'This is not your present password.' },
  PASSWORD_NOT_USED: { status: 409, message: 'This account has no password: another system signs you in.' },
  RETURN_NOT_PERMITTED: {
    status: 403,
    message: 'No site of this newsroom permits the page to which you would return.',
  },
  SIGN_IN_CODE_INVALID: { status: 400, message: 'This sign-in has been used, or took too long. Sign in again.' },
  SSO_OFF: { status: 403, message: 'Signing in with the account of the page is switched off.' },
  SSO_TOKEN_INVALID: { status: 401, message: 'The page’s sign-in was not accepted: {problem}' },
});
