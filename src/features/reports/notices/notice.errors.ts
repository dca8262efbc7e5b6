import { defineErrors } from '../../../core/errors/talk-error.js';

export const noticeError = defineErrors({
  GOOD_FAITH_REQUIRED: {
    status: 400,
    message: 'Confirm that you believe in good faith that what you write is accurate and complete.',
  },
  NOTICE_DECIDED: { status: 409, message: 'This notice has been decided already.' },
});
