import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { caseMessages as cases } from '../../messages/cases.js';
import { failureText, messages } from '../../messages/messages.js';
import { Busy } from '../busy.js';
import { Link } from '../link.js';
import { CaseHelp } from './case-help.js';
import { useCaseKeys } from './case-keys.js';
import { type Case, type CaseListState } from './case-list.js';
import { CaseListController, type CaseReader } from './case-list-controller.js';
import '../../moderate/moderate.css';
import './cases.css';

/** One of the lists that a screen of cases has, such as those that are open. */
export interface CaseTab {
  readonly path: string;
  readonly name: string;
  /** Said where there are none. */
  readonly empty: string;
}

/** What a card of the list is given. */
export interface CasePlace<Item extends Case> {
  readonly item: Item;
  readonly isFocused: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: (id: string) => void;
  readonly onDecided: (item: Item, announcement: string) => void;
}

interface CaseDeskProps<Item extends Case> {
  readonly title: string;
  readonly tabs: readonly CaseTab[];
  readonly current: CaseTab;
  readonly read: CaseReader<Item>;
  readonly card: (place: CasePlace<Item>) => ReactNode;
}

/** A screen of cases that are decided one by one: its lists as tabs, the cards of one, keys, and what was just done. */
export function CaseDesk<Item extends Case>({ title, tabs, current, read, card }: CaseDeskProps<Item>) {
  const [isHelpShown, setHelpShown] = useState(false);
  const showHelp = useCallback(() => setHelpShown(true), []);
  useEffect(() => {
    document.title = `${title}: ${current.name} · ${messages.product}`;
  }, [title, current]);
  return (
    <>
      <div className="bar">
        <nav className="tabs" aria-label={cases.lists}>
          {tabs.map(({ path, name }) => (
            <Link key={path} to={path} isCurrent={path === current.path}>
              {name}
            </Link>
          ))}
        </nav>
        <button className="plain" aria-label={cases.help} title={cases.help} onClick={showHelp}>
          ?
        </button>
      </div>
      <main className="desk">
        <h1 className="visually-hidden">{`${title}: ${current.name}`}</h1>
        <CaseList key={current.path} empty={current.empty} read={read} card={card} showHelp={showHelp} />
      </main>
      {isHelpShown && <CaseHelp onClose={() => setHelpShown(false)} />}
    </>
  );
}

interface CaseListProps<Item extends Case> extends Pick<CaseDeskProps<Item>, 'read' | 'card'> {
  readonly empty: string;
  readonly showHelp: () => void;
}

function CaseList<Item extends Case>({ empty, read, card, showHelp }: CaseListProps<Item>) {
  const [controller] = useState(() => new CaseListController(read));
  const state = useSyncExternalStore(controller.subscribe, controller.snapshot);
  const move = useCallback((step: number) => controller.move(step), [controller]);
  useCaseKeys({ move, showHelp });
  useEffect(() => controller.open(), [controller]);
  return (
    <>
      <Said state={state} />
      <Cards state={state} controller={controller} empty={empty} card={card} />
    </>
  );
}

/** What was just done, and what went wrong: always in the same place above the list. */
function Said<Item extends Case>({ state: { phase, failure, announcement } }: { state: CaseListState<Item> }) {
  const isOnline = useSyncExternalStore(onNetwork, () => navigator.onLine);
  return (
    <div className="notices">
      <p role="status">{isOnline ? announcement : cases.offline}</p>
      {phase === 'ready' && failure && (
        <p className="failure" role="alert">
          {failureText(failure)}
        </p>
      )}
    </div>
  );
}

interface CardsProps<Item extends Case> extends Pick<CaseListProps<Item>, 'empty' | 'card'> {
  readonly state: CaseListState<Item>;
  readonly controller: CaseListController<Item>;
}

function Cards<Item extends Case>({ state, controller, empty, card }: CardsProps<Item>) {
  const { phase, failure, items, focusedID, hasNextPage, isLoadingMore } = state;
  if (phase === 'loading') return <Busy />;
  if (phase === 'failed') {
    return (
      <div className="blank" role="alert">
        <p>{failureText(failure!)}</p>
        <button onClick={() => void controller.load()}>{messages.tryAgain}</button>
      </div>
    );
  }
  if (items.length === 0) {
    return (
      <p className="blank">
        <b>{empty}</b>
      </p>
    );
  }
  const tabStop = focusedID ?? items[0]!.id;
  return (
    <>
      {items.map((item) =>
        card({
          item,
          isFocused: item.id === focusedID,
          isTabStop: item.id === tabStop,
          onFocus: controller.focus,
          onDecided: controller.decided,
        }),
      )}
      {hasNextPage && (
        <button className="more" aria-disabled={isLoadingMore} onClick={() => void controller.loadMore()}>
          {messages.more}
        </button>
      )}
    </>
  );
}

function onNetwork(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
