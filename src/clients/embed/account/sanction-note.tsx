/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { type SanctionFields } from '../generated/operations.js';
import { accountMessages, dayText } from '../messages/account.js';
import { AppealForm, AppealNote } from './appeal-form.js';

interface SanctionNoteProps {
  readonly sanction: SanctionFields;
  /** @throws ClientError that is shown in the form */
  readonly onAppeal: (words: string) => Promise<void>;
}

/** Why something was decided about somebody, who decided it, and the appeal against it (DSA Art. 17 and 20). */
export function SanctionNote({ sanction, onAppeal }: SanctionNoteProps) {
  const { decision, sanctions } = accountMessages;
  const { code, siteName, automated, decidedAt, appeal, appealableUntil } = sanction;
  const decided = automated ? decision.automated : decision.byPerson;
  return (
    <>
      <p>{sanctions.grounds[code]}</p>
      {siteName && <p class="quiet">{sanctions.onSite(siteName)}</p>}
      <p class="quiet">{decided(dayText(decidedAt))}</p>
      {appeal && <AppealNote appeal={appeal} />}
      <AppealForm until={appealableUntil} openName={sanctions.appealThis(dayText(decidedAt))} onAppeal={onAppeal} />
    </>
  );
}
