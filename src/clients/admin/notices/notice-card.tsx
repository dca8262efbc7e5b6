import { type NoticeFields } from '../generated/operations.js';
import { Ago } from '../layout/cases/ago.js';
import { CaseCard } from '../layout/cases/case-card.js';
import { CaseComment } from '../layout/cases/case-comment.js';
import { type CasePlace } from '../layout/cases/case-desk.js';
import { caseMessages as cases } from '../messages/cases.js';
import { noticeMessages as notices } from '../messages/notices.js';
import { isOpen } from './notice.js';
import { VerdictForm } from './verdict-form.js';

interface NoticeCardProps extends Omit<CasePlace<NoticeFields>, 'item'> {
  readonly notice: NoticeFields;
}

/** One notice: which law, the sender's words, the comment, and the verdict, given or to be given. */
export function NoticeCard({ notice, onDecided, ...place }: NoticeCardProps) {
  const { id, state, law, explanation, name, email, createdAt, comment, moderator } = notice;
  const heading = `notice-${id}`;
  return (
    <CaseCard id={id} labelledBy={heading} state={state} {...place}>
      <header>
        <h2 id={heading}>{comment ? notices.card(comment.author.username) : notices.title}</h2>
        <Ago time={createdAt} />
      </header>
      <section aria-label={notices.law}>
        <h3>{notices.law}</h3>
        <p dir="auto">
          <b>{law}</b>
        </p>
      </section>
      <section aria-label={notices.explanation}>
        <h3>{notices.explanation}</h3>
        <p className="said" dir="auto">
          {explanation}
        </p>
        <p className="facts quiet">
          <span>{name ? notices.sentBy(name) : notices.anonymous}</span>
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </p>
      </section>
      <CaseComment comment={comment} />
      {state === 'UNDER_REVIEW' && moderator && <p className="will-not">{notices.taken(moderator.username)}</p>}
      {isOpen(state) ? (
        <VerdictForm notice={notice} heading={heading} onDecided={onDecided} />
      ) : (
        <Outcome notice={notice} />
      )}
    </CaseCard>
  );
}

/** What was decided, in the place of the form. */
function Outcome({ notice: { state, grounds, statement, moderator, decidedAt } }: { readonly notice: NoticeFields }) {
  if (isOpen(state)) return null;
  return (
    <section className="outcome" aria-label={notices.states[state]}>
      <p>
        <b>{notices.outcomes[state]}</b>
      </p>
      {grounds && <p dir="auto">{grounds}</p>}
      {statement && (
        <p className="said" dir="auto">
          {statement}
        </p>
      )}
      <p className="facts quiet">
        {moderator && <span>{cases.decidedBy(moderator.username)}</span>}
        {decidedAt && <Ago time={decidedAt} />}
      </p>
    </section>
  );
}
