import { defineErrors } from '../../core/errors/talk-error.js';

export const embeddingError = defineErrors({
  FORMAT_NOT_OFFERED: { status: 501, message: 'oEmbed is answered in JSON only: ask with format=json.' },
  FORM_FOREIGN: { status: 403, message: 'This was sent from a page of somebody else. Nothing was done.' },
  FORM_EXPIRED: {
    status: 403,
    message: 'This page was open for too long. Nothing was sent yet: look at it once more and send it again.',
  },
});
