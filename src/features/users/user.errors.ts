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
  EMAIL_DOMAIN_BANNED: { status: 403, message: 'Accounts with e-mail addresses of this provider are not accepted.' },
  USER_BANNED: { status: 403, message: 'This account is banned.' },
  USER_SUSPENDED: { status: 403, message: 'This account is suspended until {until}.' },
  USER_WARNED: { status: 403, message: 'Read and acknowledge the warning by the moderators first.' },
  USERNAME_REJECTED: { status: 403, message: 'The moderators did not accept your username. Choose another one first.' },
  USERNAME_CHANGED_LATELY: { status: 403, message: 'You can change your username again from {from} on.' },
  USERNAME_UNCHANGED: { status: 400, message: 'Choose another username than the one you have.' },
  NOT_IGNORABLE: { status: 403, message: 'You cannot ignore yourself or members of the newsroom.' },
  TOO_MANY_IGNORED: { status: 409, message: 'You can ignore {max} people at the most.' },
  SHADOW_LIMITS_OFF: { status: 409, message: 'Shadow limits are switched off in the settings.' },
  LAST_ADMIN: { status: 409, message: 'There must be one administrator left.' },
});
