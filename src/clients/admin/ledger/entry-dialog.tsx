import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { ClientError, codeOf } from '../../shared/client-error.js';
import { send } from '../admin-server.js';
import { OneEntry } from '../generated/ledger.js';
import { type EntryFields } from '../generated/operations.js';
import { Busy } from '../layout/busy.js';
import { Link } from '../layout/link.js';
import { ledgerMessages as ledger } from '../messages/ledger.js';
import { failureText, messages, tools } from '../messages/messages.js';
import { type EntryPlace, type LedgerFilter, pathOf } from './ledger-address.js';
import { actionText, actorText, chainText, momentText } from './ledger-words.js';
import { SubjectLink } from './subject-link.js';

interface EntryDialogProps {
  readonly place: EntryPlace;
  /** The entry where it is in the list already, shown until it is there anew. */
  readonly known: EntryFields | undefined;
  readonly filter: LedgerFilter;
  readonly sites: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

/** Everything about one entry, over the list; closing it gives the focus back to where it was. */
export function EntryDialog({ place, known, filter, sites, onClose }: EntryDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { entry, failure, load } = useEntry(place, known);
  useEffect(() => dialog.current?.showModal(), []);
  const heading = ledger.entry(tools.number(place.seq), chainText(place.chain, sites));
  return (
    <dialog ref={dialog} className="entry" aria-labelledby="entry-heading" onClose={onClose}>
      <header>
        <h2 id="entry-heading">{heading}</h2>
        <button autoFocus onClick={() => dialog.current?.close()}>
          {messages.close}
        </button>
      </header>
      {failure && (
        <div className="failure" role="alert">
          <p>{failureText(failure)}</p>
          <button onClick={() => void load()}>{messages.tryAgain}</button>
        </div>
      )}
      {entry ? <EntryDetails entry={entry} filter={filter} /> : !failure && <Busy />}
    </dialog>
  );
}

/** The entry of a place as it is stored now: a check may have found what the list does not show yet. */
function useEntry({ chain, seq }: EntryPlace, known: EntryFields | undefined) {
  const [asked, setAsked] = useState<EntryFields | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const load = useCallback(async () => {
    setFailure(null);
    try {
      const { ledgerEntry } = await send(OneEntry, { chain, seq });
      if (!ledgerEntry) throw new ClientError('NOT_FOUND');
      setAsked(ledgerEntry);
    } catch (error) {
      setFailure(codeOf(error));
    }
  }, [chain, seq]);
  useEffect(() => void load(), [load]);
  return { entry: asked ?? known, failure, load };
}

function EntryDetails({ entry, filter }: { entry: EntryFields; filter: LedgerFilter }) {
  const { columns } = ledger;
  const isOfFilter = filter.person === entry.actorID;
  return (
    <dl className="details">
      <Detail name={columns.what}>{actionText(entry.action)}</Detail>
      <Detail name={columns.when}>
        <time dateTime={entry.at}>{momentText(entry.at)}</time>
      </Detail>
      <Detail name={columns.who}>
        <bdi>{actorText(entry)}</bdi>{' '}
        {!isOfFilter && (
          <Link to={pathOf({ ...filter, person: entry.actorID })}>{ledger.onlyPerson(actorText(entry))}</Link>
        )}
      </Detail>
      <Detail name={columns.subject}>
        <SubjectLink subject={entry.subject} /> <code>{entry.subject.id}</code>
      </Detail>
      {entry.reason && (
        <Detail name={columns.reason}>
          <bdi>{entry.reason}</bdi>
        </Detail>
      )}
      {entry.rules.length > 0 && (
        <Detail name={columns.rules}>
          {entry.rules.map((rule) => (
            <code key={rule}>{rule}</code>
          ))}
        </Detail>
      )}
      {entry.facts.length > 0 && (
        <Detail name={ledger.facts}>
          {entry.facts.map(({ name, value }) => (
            <div key={name}>
              <code>
                {name}: {value}
              </code>
            </div>
          ))}
        </Detail>
      )}
      <Detail name={ledger.recordID}>
        <code>{entry.id}</code>
      </Detail>
      <Detail name={ledger.previousHash}>
        <code>{entry.previousHash}</code>
      </Detail>
      <Detail name={ledger.hash}>
        <code>{entry.hash}</code>
      </Detail>
    </dl>
  );
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
