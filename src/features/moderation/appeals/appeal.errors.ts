import { defineErrors } from '../../../core/errors/talk-error.js';

export const appealError = defineErrors({
  APPEALS_DISABLED: { status: 403, message: 'This site takes no appeals.' },
  NOTHING_TO_APPEAL: { status: 409, message: 'There is no decision against this comment.' },
  SANCTION_LIFTED: { status: 409, message: 'This decision about your account does not stand any more.' },
  DECISION_CHANGED: { status: 409, message: 'Another decision has been made about this comment. Read that one first.' },
  APPEAL_WINDOW_ENDED: { status: 403, message: 'The time for appealing this decision is over.' },
  APPEAL_DECIDED: { status: 409, message: 'This appeal is not open any more.' },
  APPEAL_IS_YOURS: { status: 403, message: 'You cannot decide about your own appeal.' },
  DECISION_WAS_YOURS: { status: 403, message: 'You made this decision: the appeal goes to another moderator.' },
});
