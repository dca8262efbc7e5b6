import { type FormEvent, useRef, useState } from 'react';
import { send, useSignedIn } from '../admin-server.js';
import { DecideNotice, TakeNotice } from '../generated/notices.js';
import { type NoticeFields, type NoticeVerdict } from '../generated/operations.js';
import { useCaseDecision } from '../layout/cases/case-decision.js';
import { useDraft } from '../layout/cases/draft.js';
import { Field, TextField } from '../layout/field.js';
import { failureText } from '../messages/messages.js';
import { noticeMessages as notices } from '../messages/notices.js';
import { missingField } from './notice.js';

interface VerdictFormProps {
  readonly notice: NoticeFields;
  /** Id of the card's heading: it tells the verdicts of one card from those of another. */
  readonly heading: string;
  readonly onDecided: (notice: NoticeFields, announcement: string) => void;
}

/** Decides a notice, or takes it on; what is written is told to the sender and stays until it has arrived. */
export function VerdictForm({ notice: { id, comment, moderator }, heading, onDecided }: VerdictFormProps) {
  const { isBusy, failure, decide } = useCaseDecision();
  const [grounds, writeGrounds] = useDraft(`${id}:grounds`);
  const [statement, writeStatement] = useDraft(`${id}:statement`);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const viewerID = useSignedIn()?.viewer.id;
  const missing = isAsked ? missingField({ grounds, statement }) : undefined;
  const author = comment?.author.username ?? '';

  const take = () =>
    void decide(async () => {
      const { notice } = (await send(TakeNotice, { input: { noticeID: id } })).takeNotice;
      onDecided(notice, notice.moderator ? notices.taken(notice.moderator.username) : '');
    });
  const say = (verdict: NoticeVerdict) => {
    setAsked(true);
    const field = missingField({ grounds, statement });
    if (field) {
      form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
      return;
    }
    void decide(async () => {
      const input = { noticeID: id, verdict, grounds, explanation: statement, clientMutationID: crypto.randomUUID() };
      const { notice } = (await send(DecideNotice, { input })).decideNotice;
      writeGrounds('');
      writeStatement('');
      onDecided(notice, saidOf(notice, author));
    });
  };
  return (
    <form ref={form} onSubmit={(event: FormEvent) => event.preventDefault()}>
      <Field
        label={notices.grounds}
        name="grounds"
        maxLength={500}
        value={grounds}
        aria-invalid={missing === 'grounds' || undefined}
        onChange={(event) => writeGrounds(event.target.value)}
      />
      <TextField
        label={notices.statement}
        hint={notices.statementHint}
        name="statement"
        rows={2}
        maxLength={2000}
        value={statement}
        aria-invalid={missing === 'statement' || undefined}
        onChange={(event) => writeStatement(event.target.value)}
      />
      {(missing ?? failure) && (
        <p className="failure" role="alert">
          {missing ? notices.incomplete : failureText(failure!, notices.failures)}
        </p>
      )}
      {failure !== 'NOTICE_DECIDED' && (
        <div className="verdicts">
          {moderator?.id !== viewerID && (
            <button type="button" aria-describedby={heading} aria-disabled={isBusy} onClick={take}>
              {notices.take}
            </button>
          )}
          <button
            type="button"
            className="reject"
            aria-describedby={heading}
            aria-disabled={isBusy}
            onClick={() => say('ILLEGAL')}
          >
            {notices.illegal}
          </button>
          <button
            type="button"
            className="approve"
            aria-describedby={heading}
            aria-disabled={isBusy}
            onClick={() => say('LEGAL')}
          >
            {notices.legal}
          </button>
        </div>
      )}
    </form>
  );
}

/** The server has the last word: a comment that is gone makes a notice VOID whatever was said. */
function saidOf({ state }: NoticeFields, author: string): string {
  if (state === 'VOID') return notices.outcomes.VOID;
  return (state === 'DECIDED_ILLEGAL' ? notices.saidIllegal : notices.saidLegal)(author);
}
