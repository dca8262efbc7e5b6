import { defineErrors } from '../../../core/errors/talk-error.js';

export const bulkError = defineErrors({
  BULK_NOT_UNDOABLE: { status: 409, message: 'This can no longer be undone.' },
});
