/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { type HistoryComment } from '../generated/operations.js';
import { accountMessages, dayText } from '../messages/account.js';
import { withBeginning } from '../stream/comment-name.js';
import { AppealForm, AppealNote } from './appeal-form.js';
import { type ProfileStore } from './profile-store.js';

interface NoteProps {
  readonly own: HistoryComment;
  readonly store: ProfileStore;
}

/** Why readers do not see a comment, who decided it, and the appeal against it (DSA Art. 17 and 20). */
export function DecisionNote({ own, store }: NoteProps) {
  const { statement, appeal } = own;
  if (!statement) return appeal ? <AppealNote appeal={appeal} /> : null;
  const { decision } = accountMessages;
  const { kind, automated, text, facts, decidedAt } = statement;
  const { createdAt, body } = own.comment;
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
      <AppealForm
        until={statement.appealableUntil}
        openName={withBeginning(decision.appealThis(dayText(createdAt)), body, createdAt)}
        onAppeal={(words) => store.appeal(own, words)}
      />
    </div>
  );
}
