import { type EntryFields } from '../generated/operations.js';
import { Busy } from '../layout/busy.js';
import { Link } from '../layout/link.js';
import { ledgerMessages as ledger } from '../messages/ledger.js';
import { failureText, messages, tools } from '../messages/messages.js';
import { type LedgerFilter, pathOf } from './ledger-address.js';
import { actionText, actorText, chainText, momentText } from './ledger-words.js';
import { type ListState } from './list-controller.js';
import { SubjectLink } from './subject-link.js';

interface EntryListProps {
  readonly state: ListState;
  readonly filter: LedgerFilter;
  readonly sites: ReadonlyMap<string, string>;
  readonly onMore: () => Promise<void>;
  readonly onRetry: () => Promise<void>;
}

/** The entries as a table, newest first. On a phone each row is a card, and still a row of a table to a screen reader. */
export function EntryList({ state, filter, sites, onMore, onRetry }: EntryListProps) {
  const { phase, failure, entries, hasNextPage, isLoadingMore } = state;
  if (phase === 'loading') return <Busy />;
  if (phase === 'failed') {
    return (
      <div className="blank" role="alert">
        <p>{failureText(failure!)}</p>
        <button onClick={() => void onRetry()}>{messages.tryAgain}</button>
      </div>
    );
  }
  if (entries.length === 0) {
    return (
      <div className="blank" role="status">
        <p>
          <b>{ledger.empty}</b>
        </p>
        {pathOf(filter) !== pathOf({}) && <p className="quiet">{ledger.emptyHint}</p>}
      </div>
    );
  }
  return (
    <>
      {/* The roles are those that the elements have: a table whose rows are laid out as cards would lose them. */}
      <table role="table" className="entries" aria-label={ledger.title}>
        <thead role="rowgroup">
          <tr role="row">
            {Object.entries<string>(ledger.columns).map(([name, text]) => (
              <th key={name} role="columnheader" scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {entries.map((entry) => (
            <EntryRow key={entry.hash} entry={entry} filter={filter} sites={sites} />
          ))}
        </tbody>
      </table>
      <div className="end">
        <p className="quiet" role="status">
          {ledger.shown(tools.number(entries.length))}
        </p>
        {failure && (
          <p className="failure" role="alert">
            {failureText(failure)}
          </p>
        )}
        {hasNextPage && (
          // Never `disabled`: that would take the focus from whoever has just pressed it.
          <button aria-disabled={isLoadingMore} onClick={() => void onMore()}>
            {failure ? messages.tryAgain : messages.more}
          </button>
        )}
      </div>
    </>
  );
}

interface EntryRowProps extends Pick<EntryListProps, 'filter' | 'sites'> {
  readonly entry: EntryFields;
}

function EntryRow({ entry, filter, sites }: EntryRowProps) {
  const { action, at, reason, rules, subject } = entry;
  return (
    <tr role="row">
      <td role="cell" className="when">
        <time dateTime={at}>{momentText(at)}</time>
      </td>
      <td role="cell" className="who">
        <bdi>{actorText(entry)}</bdi>
      </td>
      <th role="rowheader" scope="row" className="what">
        <Link to={pathOf(filter, entry)}>{actionText(action)}</Link>
      </th>
      <td role="cell" className="subject">
        <SubjectLink subject={subject} /> <small>{chainText(entry.chain, sites)}</small>
      </td>
      <td role="cell" className="reason">
        {reason && <bdi>{reason}</bdi>}
      </td>
      <td role="cell" className="rules">
        {rules.map((rule) => (
          <code key={rule}>{rule}</code>
        ))}
      </td>
    </tr>
  );
}
