import { type EntryFields } from '../generated/operations.js';
import { Link } from '../layout/link.js';
import { ledgerMessages as ledger } from '../messages/ledger.js';

/** What a decision was about: a way to it where the console has a page for it, else its kind and its name. */
export function SubjectLink({ subject: { kind, id, user } }: { subject: EntryFields['subject'] }) {
  const kindText = ledger.subjects[kind];
  if (kind === 'COMMENT') {
    return (
      <Link to={`/comments/${encodeURIComponent(id)}`} aria-label={`${kindText} ${id}`}>
        {kindText}
      </Link>
    );
  }
  return (
    <>
      {kindText} {user ? <bdi>{user.username}</bdi> : <code title={id}>{id}</code>}
    </>
  );
}
