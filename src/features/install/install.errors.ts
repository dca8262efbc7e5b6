import { defineErrors } from '../../core/errors/talk-error.js';

export const installError = defineErrors({
  ALREADY_INSTALLED: { status: 409, message: 'Talk is set up already. Sign in at /admin.' },
  INSTALL_LOCKED: { status: 403, message: 'Set-up is switched off here (TALK_INSTALL_LOCK).' },
  INSTALL_CODE_WRONG: { status: 403, message: 'This is not the code that Talk printed when it started.' },
});
