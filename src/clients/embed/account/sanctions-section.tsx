/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { type SanctionFields } from '../generated/operations.js';
import { accountMessages, dayText } from '../messages/account.js';
import { SanctionNote } from './sanction-note.js';
import { isNoticed } from './sanctions.js';
import { Heading, type SectionProps } from './section.js';

interface SanctionsProps extends SectionProps {
  /** Of the stream whose notices show some of them already. */
  readonly siteID: string | undefined;
}

/** What was decided about somebody that no notice shows: what is over, holds elsewhere or stops nobody. */
export function Sanctions({ store, level, siteID }: SanctionsProps) {
  const { sanctions } = accountMessages;
  const others = store.state.account!.sanctions.filter((sanction) => !isNoticed(sanction, siteID));
  if (others.length === 0) return null;
  return (
    <section class="profile-section" tabIndex={-1} aria-label={sanctions.heading}>
      <Heading level={level}>{sanctions.heading}</Heading>
      {others.map((sanction) => (
        <div key={sanction.id} class="decision" role="group" aria-label={titleOf(sanction)}>
          <b>{titleOf(sanction)}</b>
          {sanction.text && <p class="by-moderators">{sanction.text}</p>}
          <SanctionNote sanction={sanction} onAppeal={(words) => store.appealSanction(sanction.id, words)} />
        </div>
      ))}
    </section>
  );
}

function titleOf({ kind, until }: SanctionFields): string {
  const { notices, sanctions } = accountMessages;
  switch (kind) {
    case 'BANNED':
      return notices.banned;
    case 'SUSPENDED':
      return sanctions.suspended(dayText(until!));
    case 'PREMODERATED':
      return sanctions.premoderated;
    case 'WARNED':
      return sanctions.warned;
    case 'USERNAME_REJECTED':
      return notices.nameRejected;
  }
}
