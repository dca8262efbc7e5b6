import { defineErrors } from '../../core/errors/talk-error.js';

export const authError = defineErrors({
  CREDENTIALS_WRONG: { status: 401, message: 'The e-mail address and the password do not fit together.' },
  SSO_OFF: { status: 403, message: 'Signing in with the account of the page is switched off.' },
  SSO_TOKEN_INVALID: { status: 401, message: 'The page’s sign-in was not accepted: {problem}' },
});
