import { defineErrors } from '../../core/errors/talk-error.js';

export const wordListError = defineErrors({
  WORD_LIST_CONFLICT: {
    status: 409,
    message: 'Somebody changed this list meanwhile: it is at version {version}. Look at it and try again.',
  },
  WORD_LIST_TOO_LARGE: { status: 400, message: 'A word list has at most {entries} entries and {bytes} bytes.' },
  PHRASE_INVALID: { status: 400, message: 'Entry {line} cannot be: {problem}' },
});
