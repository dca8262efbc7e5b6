export type FormName = 'comment' | 'sign-in' | 'sign-up';

const fields: Readonly<Record<FormName, Readonly<Record<string, string>>>> = {
  comment: {
    COMMENT_EMPTY: 'body',
    COMMENT_TOO_LONG: 'body',
    COMMENT_MAY_BREAK_RULES: 'body',
    RATING_REQUIRED: 'rating',
    RATING_INVALID: 'rating',
  },
  'sign-in': { CREDENTIALS_WRONG: 'sign-in-email' },
  'sign-up': {
    USERNAME_INVALID: 'sign-up-username',
    USERNAME_TAKEN: 'sign-up-username',
    EMAIL_INVALID: 'sign-up-email',
    EMAIL_TAKEN: 'sign-up-email',
    EMAIL_DOMAIN_BANNED: 'sign-up-email',
    PASSWORD_TOO_SHORT: 'sign-up-password',
    PASSWORD_TOO_LONG: 'sign-up-password',
  },
};

/** The field that an error of this form is about, by its id; undefined where it is about none. */
export function fieldIdOf(form: FormName, code: string): string | undefined {
  return Object.hasOwn(fields[form], code) ? fields[form][code] : undefined;
}
