import type { TalkError } from '../../../core/errors/talk-error.js';
import type { FormName } from './field-of-error.js';
import type { AccountFields, Draft } from './writing-fields.js';

/** The forms as they are shown: empty, or once more with what was filled in and what is wrong with it. */
export interface FilledForms {
  readonly token: string;
  readonly draft: Draft & { readonly key: string };
  readonly account?: Pick<AccountFields, 'username' | 'email'> | undefined;
  readonly failure?: { readonly form: FormName; readonly error: TalkError } | undefined;
}
