import { defineErrors } from '../../core/errors/talk-error.js';

export const embeddingError = defineErrors({
  FORMAT_NOT_OFFERED: { status: 501, message: 'oEmbed is answered in JSON only: ask with format=json.' },
});
