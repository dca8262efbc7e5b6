/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { type HistoryAppeal } from '../generated/operations.js';
import { accountMessages, dayText } from '../messages/account.js';
import { ActForm, typed } from './act-form.js';

/** The server's own bound on an appeal. */
const longestAppeal = 2_000;

interface AppealFormProps {
  /** Absent where there is nothing to appeal. */
  readonly until: string | null;
  /** What the button that opens it is called among others. */
  readonly openName: string;
  /** @throws ClientError that is shown in the form */
  readonly onAppeal: (words: string) => Promise<void>;
}

/** The way to a second look at a decision, about a comment or about somebody (DSA Art. 20). */
export function AppealForm({ until, openName, onAppeal }: AppealFormProps) {
  const { decision } = accountMessages;
  if (!until) return null;
  return (
    <>
      <p class="quiet">{decision.appealUntil(dayText(until))}</p>
      <ActForm
        open={decision.appeal}
        openName={openName}
        submit={decision.appealSend}
        cancel={decision.appealCancel}
        fields={(problemID) => (
          <label class="field">
            <span>{decision.appealLabel}</span>
            <textarea name="appeal" rows={4} maxLength={longestAppeal} required aria-describedby={problemID} />
          </label>
        )}
        act={(values) => onAppeal(typed(values, 'appeal').trim())}
      />
    </>
  );
}

/** An appeal with what has become of it. */
export function AppealNote({ appeal }: { readonly appeal: HistoryAppeal }) {
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
