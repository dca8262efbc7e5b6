import { type FormEvent, useRef, useState } from 'react';
import { send } from '../admin-server.js';
import { DecideAppeal } from '../generated/appeals.js';
import { type AppealFields, type AppealVerdict, type RejectionCode } from '../generated/operations.js';
import { useCaseDecision } from '../layout/cases/case-decision.js';
import { useDraft } from '../layout/cases/draft.js';
import { SelectField, TextField } from '../layout/field.js';
import { appealMessages as appeals } from '../messages/appeals.js';
import { caseMessages as cases, groundText, rejectionGrounds } from '../messages/cases.js';
import { failureText } from '../messages/messages.js';
import { isAnswerComplete } from './appeal.js';

interface AnswerFormProps {
  readonly appeal: AppealFields;
  readonly onDecided: (appeal: AppealFields, announcement: string) => void;
}

/** Grants or refuses an appeal, with an answer to its author. What was written stays until it has arrived. */
export function AnswerForm({ appeal: { id, author, subject }, onDecided }: AnswerFormProps) {
  const { isBusy, failure, decide } = useCaseDecision();
  const [text, write] = useDraft(id);
  const [ground, setGround] = useState<RejectionCode | null>(null);
  const [asked, setAsked] = useState<AppealVerdict | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const isIncomplete = asked !== null && !isAnswerComplete(asked, text);

  const answer = (verdict: AppealVerdict, force = false) => {
    setAsked(verdict);
    if (!isAnswerComplete(verdict, text)) {
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    void decide(async () => {
      const code = verdict === 'UPHOLD' ? ground : null;
      const input = { appealID: id, verdict, text, code, force, clientMutationID: crypto.randomUUID() };
      const { decideAppeal } = await send(DecideAppeal, { input });
      write('');
      onDecided(decideAppeal.appeal, (verdict === 'GRANT' ? appeals.granted : appeals.upheld)(author.username));
    });
  };
  return (
    <form ref={form} onSubmit={(event: FormEvent) => event.preventDefault()}>
      <TextField
        label={appeals.answer(author.username)}
        hint={appeals.answerHint}
        rows={2}
        maxLength={2000}
        value={text}
        aria-invalid={isIncomplete || undefined}
        onChange={(event) => write(event.target.value)}
      />
      {subject.__typename === 'AppealedDecision' && <Ground ground={ground} onChange={setGround} />}
      {isIncomplete && (
        <p className="failure" role="alert">
          {appeals.answerMissing}
        </p>
      )}
      {failure && (
        <p className="failure" role="alert">
          {failureText(failure, { ...cases.failures, ...appeals.failures })}
        </p>
      )}
      {failure !== 'APPEAL_DECIDED' && (
        <div className="verdicts">
          {failure === 'COMMENT_CLAIMED' && asked && (
            <button type="button" onClick={() => answer(asked, true)}>
              {cases.anyway}
            </button>
          )}
          <button
            type="button"
            className="reject"
            aria-label={appeals.upholdWhose(author.username)}
            aria-disabled={isBusy}
            onClick={() => answer('UPHOLD')}
          >
            {appeals.uphold}
          </button>
          <button
            type="button"
            className="approve"
            aria-label={appeals.grantWhose(author.username)}
            aria-disabled={isBusy}
            onClick={() => answer('GRANT')}
          >
            {appeals.grant}
          </button>
        </div>
      )}
    </form>
  );
}

interface GroundProps {
  readonly ground: RejectionCode | null;
  readonly onChange: (ground: RejectionCode | null) => void;
}

/** A rejection may stay on another ground than before. */
function Ground({ ground, onChange }: GroundProps) {
  const choose = (value: string) => onChange(rejectionGrounds.find((code) => code === value) ?? null);
  return (
    <SelectField label={appeals.ground} value={ground ?? ''} onChange={choose}>
      <option value="">{appeals.sameGround}</option>
      {rejectionGrounds.map((code) => (
        <option key={code} value={code}>
          {groundText(code)}
        </option>
      ))}
    </SelectField>
  );
}
