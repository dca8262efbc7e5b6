import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { relativeTime } from '../../shared/relative-time.js';
import { type WordListHead } from '../generated/operations.js';
import { Busy } from '../layout/busy.js';
import { failureText, messages, tools } from '../messages/messages.js';
import { wordsMessages as words } from '../messages/words.js';
import { AddSheet, EditSheet, Failure } from './entry-sheets.js';
import { ExportMenu } from './export-menu.js';
import { HistorySheet } from './history-sheet.js';
import { ImportSheet } from './import-sheet.js';
import { type ListAddress } from './list-address.js';
import { PhraseList } from './phrase-list.js';
import { WordListController } from './word-list-controller.js';
import { type Entry } from './words-state.js';

interface PanelProps {
  readonly address: ListAddress;
  readonly mayChange: boolean;
  readonly onRetry: () => void;
}

type OpenSheet = 'add' | 'import' | 'history' | { readonly edit: Entry };

/** One list: what it is, what can be done with it, and its phrases. */
export function ListPanel({ address, mayChange, onRetry }: PanelProps) {
  const [controller] = useState(() => new WordListController(address));
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const state = useSyncExternalStore(controller.subscribe, controller.snapshot);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => controller.open(), [controller]);

  const { phase, failure, head, query } = state;
  if (phase === 'failed') {
    return (
      <section className="blank" role="alert">
        <p>{failureText(failure!, words.failures)}</p>
        <button onClick={onRetry}>{messages.tryAgain}</button>
      </section>
    );
  }
  return (
    <section className="list" aria-labelledby="list-heading">
      <h2 id="list-heading">{words.kinds[address.kind]}</h2>
      <p className="quiet">{words.hints[address.kind]}</p>
      {head ? (
        <>
          <Facts head={head} />
          {!mayChange && <p className="quiet">{words.readOnly}</p>}
          <div className="actions">
            {mayChange && (
              <>
                <button className="primary" onClick={() => setSheet('add')}>
                  {words.add}
                </button>
                <button onClick={() => setSheet('import')}>{words.import}</button>
              </>
            )}
            <ExportMenu controller={controller} />
            <button onClick={() => setSheet('history')}>{words.history}</button>
          </div>
          <input
            className="search"
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={query}
            maxLength={100}
            onChange={(event) => controller.search(event.target.value)}
          />
          <Notices controller={controller} toList={() => list.current?.focus()} />
          <PhraseList
            state={state}
            controller={controller}
            list={list}
            {...(mayChange && { onEdit: (entry: Entry) => setSheet({ edit: entry }) })}
          />
        </>
      ) : (
        <Busy />
      )}
      {sheet && (
        <OpenedSheet sheet={sheet} controller={controller} mayChange={mayChange} onClose={() => setSheet(null)} />
      )}
    </section>
  );
}

function Facts({ head: { count, changedAt, changedBy } }: { readonly head: WordListHead }) {
  return (
    <p className="facts">
      <b>{words.phraseCount(count)}</b>{' '}
      {changedAt && (
        <span className="quiet">
          {words.lastChange(relativeTime(changedAt, Date.now(), tools.locale), changedBy?.username ?? messages.product)}
        </span>
      )}
    </p>
  );
}

interface NoticesProps {
  readonly controller: WordListController;
  /** Gives the focus to the list, before a button goes that has it. */
  readonly toList: () => void;
}

/** What was just done, with the way back, and what went wrong: always in the same place, which is kept free for it. */
function Notices({ controller, toList }: NoticesProps) {
  const { announcement, lastRemoval, failure, missing } = useSyncExternalStore(
    controller.subscribe,
    controller.snapshot,
  );
  return (
    <div className="notices">
      <p role="status">{announcement}</p>
      {lastRemoval && (
        <button
          onClick={() => {
            toList();
            void controller.undo();
          }}
        >
          {words.undo}
        </button>
      )}
      <Failure code={failure} />
      {missing && (
        <button
          onClick={() => {
            toList();
            void controller.retry();
          }}
        >
          {messages.tryAgain}
        </button>
      )}
    </div>
  );
}

interface SheetProps {
  readonly sheet: OpenSheet;
  readonly controller: WordListController;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

function OpenedSheet({ sheet, controller, mayChange, onClose }: SheetProps) {
  if (sheet === 'add') return <AddSheet controller={controller} onClose={onClose} />;
  if (sheet === 'import') return <ImportSheet controller={controller} onClose={onClose} />;
  if (sheet === 'history') return <HistorySheet controller={controller} mayChange={mayChange} onClose={onClose} />;
  return <EditSheet controller={controller} entry={sheet.edit} onClose={onClose} />;
}
