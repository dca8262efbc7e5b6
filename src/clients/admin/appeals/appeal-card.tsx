import { fullTime } from '../../shared/full-time.js';
import { useSignedIn } from '../admin-server.js';
import { type AppealFields } from '../generated/operations.js';
import { CaseCard } from '../layout/cases/case-card.js';
import { CaseComment } from '../layout/cases/case-comment.js';
import { type CasePlace } from '../layout/cases/case-desk.js';
import { Ago } from '../layout/cases/ago.js';
import { appealMessages as appeals } from '../messages/appeals.js';
import { caseMessages as cases, groundText } from '../messages/cases.js';
import { messages, tools } from '../messages/messages.js';
import { AnswerForm } from './answer-form.js';
import { barFor } from './appeal.js';

interface AppealCardProps extends Omit<CasePlace<AppealFields>, 'item'> {
  readonly appeal: AppealFields;
}

/** One appeal: the author's words, what was decided and why, and the answer, given or to be given. */
export function AppealCard({ appeal, onDecided, ...place }: AppealCardProps) {
  const { id, state, author, text, createdAt, subject } = appeal;
  const bar = barFor(appeal, useSignedIn()?.viewer.id);
  return (
    <CaseCard id={id} labelledBy={`appeal-${id}`} state={state} {...place}>
      <header>
        <h2 id={`appeal-${id}`} aria-label={appeals.card(author.username)}>
          {author.username}
        </h2>
        {author.isBanned && <span className="badge is-bad">{cases.banned}</span>}
        <Ago time={createdAt} />
      </header>
      <p className="said" dir="auto">
        {text}
      </p>
      <Decision subject={subject} />
      {subject.__typename === 'AppealedDecision' && (
        <CaseComment comment={subject.comment} decidedAt={subject.decidedAt} />
      )}
      {bar && <p className="will-not">{bar === 'FORBIDDEN' ? appeals.forAdmins : appeals.failures[bar]}</p>}
      {appeal.mayDecide && <AnswerForm appeal={appeal} onDecided={onDecided} />}
      {state !== 'OPEN' && <Outcome appeal={appeal} />}
    </CaseCard>
  );
}

/** The statement of reasons: what, why, by whom, when, and what the author was told. */
function Decision({ subject }: Pick<AppealFields, 'subject'>) {
  const { code, automated, text, decidedAt, decidedBy } = subject;
  const ground = groundText(code);
  return (
    <section aria-label={appeals.decision}>
      <h3>{appeals.decision}</h3>
      <p className="facts">
        <b>{whatWas(subject)}</b>
        {ground && <span>{ground}</span>}
      </p>
      <p className="facts quiet">
        <span>{automated || !decidedBy ? appeals.byRule : cases.decidedBy(decidedBy.username)}</span>
        <Ago time={decidedAt} />
      </p>
      {text && (
        <p className="quiet">
          {appeals.told} <q dir="auto">{text}</q>
        </p>
      )}
    </section>
  );
}

function whatWas(subject: AppealFields['subject']): string {
  if (subject.__typename === 'AppealedDecision') return appeals.rejected;
  const { kind, until } = subject;
  return kind === 'SUSPENDED' && until
    ? appeals.suspendedUntil(fullTime(until, tools.locale))
    : appeals.sanctions[kind];
}

/** What has become of it, in the place of the form. */
function Outcome({ appeal: { state, answer, answeredBy, answeredAt, code } }: { readonly appeal: AppealFields }) {
  if (state === 'OPEN') return null;
  return (
    <section className="outcome" aria-label={appeals.states[state]}>
      <p>
        <b>{appeals.outcomes[state]}</b>
      </p>
      {code && <p>{groundText(code)}</p>}
      {answer && (
        <p className="said" dir="auto">
          {answer}
        </p>
      )}
      <p className="facts quiet">
        <span>{answeredBy ? cases.decidedBy(answeredBy.username) : messages.product}</span>
        {answeredAt && <Ago time={answeredAt} />}
      </p>
    </section>
  );
}
