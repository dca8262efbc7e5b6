import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { send, useSignedIn } from '../admin-server.js';
import { LedgerFilters } from '../generated/ledger.js';
import { ledgerMessages as ledger } from '../messages/ledger.js';
import { messages } from '../messages/messages.js';
import { navigate, subscribe, usePath } from '../navigation.js';
import { EntryDialog } from './entry-dialog.js';
import { EntryList } from './entry-list.js';
import { ExportControls } from './export-controls.js';
import { FilterForm } from './filter-form.js';
import { filterOf, pathOf, placeOf } from './ledger-address.js';
import { ListController } from './list-controller.js';
import { VerificationController } from './verification-controller.js';
import { VerificationPanel } from './verification-panel.js';
import './ledger.css';

/** The record of decisions: to search, to verify, and to take along. */
export default function LedgerPage() {
  const place = placeOf(usePath());
  const search = useSyncExternalStore(subscribe, () => location.search);
  const filter = useMemo(() => filterOf(search), [search]);
  const isAdmin = useSignedIn()?.viewer.role === 'ADMIN';
  const { sites, actions } = useChoices();
  const [list] = useState(() => new ListController());
  const [verification] = useState(() => new VerificationController());
  const state = useSyncExternalStore(list.subscribe, list.snapshot);

  useEffect(() => {
    document.title = `${ledger.title} · ${messages.product}`;
  }, []);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(filter);
  useEffect(() => {
    void list.show(filter);
    // The link that asked for other entries may be gone with what it stood in.
    if (shown.current !== filter && document.activeElement === document.body) heading.current?.focus();
    shown.current = filter;
  }, [list, filter]);
  const closeEntry = useCallback(() => navigate(pathOf(filter)), [filter]);

  return (
    <main className="ledger">
      <header>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {ledger.title}
          </h1>
          <p className="quiet">{ledger.introduction}</p>
        </div>
        <div className="tools">
          {isAdmin && <button onClick={() => void verification.begin(filter.site)}>{ledger.verify}</button>}
          <ExportControls filter={filter} />
        </div>
      </header>
      {isAdmin && <VerificationPanel controller={verification} sites={sites} filter={filter} />}
      <FilterForm filter={filter} entries={state.entries} sites={sites} actions={actions} isAdmin={isAdmin} />
      <EntryList
        state={state}
        filter={filter}
        sites={sites}
        onMore={() => list.loadMore()}
        onRetry={() => list.show(filter)}
      />
      {place && (
        <EntryDialog
          key={`${place.chain}/${place.seq}`}
          place={place}
          known={state.entries.find(({ chain, seq }) => chain === place.chain && seq === place.seq)}
          filter={filter}
          sites={sites}
          onClose={closeEntry}
        />
      )}
    </main>
  );
}

/** What can be filtered by; without it the list can be read all the same. */
function useChoices() {
  const [choices, setChoices] = useState<{ sites: ReadonlyMap<string, string>; actions: readonly string[] }>({
    sites: new Map(),
    actions: [],
  });
  useEffect(() => {
    send(LedgerFilters, {}).then(
      ({ sites, ledgerActions }) =>
        setChoices({ sites: new Map(sites.map(({ id, name }) => [id, name])), actions: ledgerActions }),
      () => undefined,
    );
  }, []);
  return choices;
}
