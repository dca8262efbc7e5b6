import { defineErrors } from '../../core/errors/talk-error.js';

export const commentError = defineErrors({
  COMMENT_EMPTY: { status: 400, message: 'Write something first.' },
  COMMENT_TOO_LONG: { status: 400, message: 'A comment has at most {max} characters.' },
  EDIT_WINDOW_ENDED: { status: 403, message: 'The time for editing this comment is over.' },
  PARENT_NOT_VISIBLE: { status: 404, message: 'The comment that this replies to is not, or no longer, on this page.' },
  COMMENT_EDITED: { status: 409, message: 'The author has edited this comment meanwhile. Look at it again.' },
  COMMENT_MAY_BREAK_RULES: {
    status: 409,
    message: 'This may break the rules: {reasons} Edit your comment, or send it as it is for a moderator to look at.',
  },
  COMMENT_MOVING: {
    status: 409,
    message: 'This comment is on its way to another story. Try again in a moment.',
  },
  MOVE_INTO_ITSELF: { status: 400, message: 'The comments are, or would come back, where they came from.' },
  REVIEWS_APART: {
    status: 409,
    message: 'Reviews stay among reviews: both stories have to collect them, or neither.',
  },
  THREAD_TOO_LONG: {
    status: 400,
    message: 'A thread of more than {max} comments does not move. Merge the whole story instead.',
  },
  RATING_REQUIRED: { status: 400, message: 'A review has 1 to 5 stars.' },
  RATING_INVALID: { status: 400, message: 'Stars are 1 to 5, and only for a review of a story that collects them.' },
  ALREADY_REVIEWED: { status: 409, message: 'You have reviewed this already. You can edit your review for a while.' },
  TAG_UNKNOWN: { status: 400, message: 'There is no such tag here.' },
  TOO_MANY_TAGS: { status: 400, message: 'A comment takes no more tags: {max} at the most.' },
  NOT_A_QUESTION: { status: 400, message: 'Only a comment on the story itself is a question that can be answered.' },
  NOT_YOUR_COMMENT: { status: 403, message: 'Only its author may change this comment.' },
  REPLY_TOO_DEEP: { status: 400, message: 'This thread goes no deeper. Reply to a comment further up.' },
});
