import { defineErrors } from '../../core/errors/talk-error.js';

export const storyError = defineErrors({
  STORY_URL_INVALID: { status: 400, message: 'This is no usable address of an article: {problem}.' },
  ORIGIN_NOT_PERMITTED: {
    status: 403,
    message: 'Comments are not set up here: no site permits {origin}. Administrators add it in the console.',
  },
  STORY_ARCHIVED: { status: 403, message: 'This story is archived. Take it out of the archive first.' },
  STORY_NOT_LIVE: { status: 403, message: 'This story is not shown live. Load it again to see what is new.' },
  STORY_MERGED: { status: 409, message: 'This story was merged into another one already.' },
  STORY_READ_ONLY: { status: 403, message: 'This story is archived: it can only be read.' },
  STORY_CLOSED: { status: 403, message: 'This story takes no more comments.' },
});
