/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { type HistoryAppeal, type HistoryComment } from '../generated/operations.js';
import { accountMessages, dayText } from '../messages/account.js';
import { withBeginning } from '../stream/comment-name.js';
import { ActForm, typed } from './act-form.js';
import { type ProfileStore } from './profile-store.js';

interface NoteProps {
  readonly own: HistoryComment;
  readonly store: ProfileStore;
}

/** The server's own bound on an appeal. */
const longestAppeal = 2_000;

/** Why readers do not see a comment, who decided it, and the appeal against it (DSA Art. 17 and 20). */
export function DecisionNote({ own, store }: NoteProps) {
  const { statement, appeal } = own;
  if (!statement) return appeal ? <AppealNote appeal={appeal} /> : null;
  const { decision } = accountMessages;
  const { kind, automated, text, facts, decidedAt } = statement;
  const isRejected = kind === 'REJECTED';
  const heading = isRejected ? decision.rejectedHeading : decision.heldHeading;
  const decided = automated ? decision.automated : decision.byPerson;
  return (
    <div class="decision" role="group" aria-label={heading}>
      <b>{heading}</b>
      <p dir="auto">{text}</p>
      {facts.length > 0 && (
        <>
          <p>{decision.findings}</p>
          <ul>
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </>
      )}
      {isRejected && <p class="quiet">{decided(dayText(decidedAt))}</p>}
      {appeal && <AppealNote appeal={appeal} />}
      <AppealForm own={own} store={store} />
    </div>
  );
}

function AppealForm({ own, store }: NoteProps) {
  const { decision } = accountMessages;
  const until = own.statement?.appealableUntil;
  if (!until) return null;
  const { id, createdAt, body } = own.comment;
  const field = `appeal-${id}`;
  return (
    <>
      <p class="quiet">{decision.appealUntil(dayText(until))}</p>
      <ActForm
        open={decision.appeal}
        openName={withBeginning(decision.appealThis(dayText(createdAt)), body, createdAt)}
        submit={decision.appealSend}
        cancel={decision.appealCancel}
        fields={(problemID) => (
          <label class="field">
            <span>{decision.appealLabel}</span>
            <textarea name={field} rows={4} maxLength={longestAppeal} required aria-describedby={problemID} />
          </label>
        )}
        act={(values) => store.appeal(own, typed(values, field).trim())}
      />
    </>
  );
}

function AppealNote({ appeal }: { readonly appeal: HistoryAppeal }) {
  const { decision } = accountMessages;
  const { state, text, answer, createdAt, answeredAt } = appeal;
  return (
    <div class="appeal">
      <p>
        <b>{decision.yourAppeal(dayText(createdAt))}</b>
      </p>
      <blockquote dir="auto">{text}</blockquote>
      <p>{decision.appealStates[state]}</p>
      {answer && answeredAt && (
        <>
          <p>
            <b>{decision.answer(dayText(answeredAt))}</b>
          </p>
          <blockquote dir="auto">{answer}</blockquote>
        </>
      )}
    </div>
  );
}
