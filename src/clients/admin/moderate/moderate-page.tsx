import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { Busy } from '../layout/busy.js';
import { Link } from '../layout/link.js';
import { failureText, messages } from '../messages/messages.js';
import { moderateMessages as moderate } from '../messages/moderate.js';
import { navigate, usePath } from '../navigation.js';
import { CommentCard } from './comment-card.js';
import { ModerationHelp } from './moderation-help.js';
import { useModerationKeys } from './moderation-keys.js';
import { QueueController } from './queue-controller.js';
import { countIn, queues, type QueueState, type ShownQueue } from './queue-state.js';
import './moderate.css';

const pathOf = (queue: ShownQueue) => `/moderate/${queue.toLowerCase()}`;
const showQueue = (queue: ShownQueue) => navigate(pathOf(queue));

function useShownQueue(): ShownQueue {
  const path = usePath();
  return queues.find((queue) => path === pathOf(queue)) ?? 'PENDING';
}

/** The moderator's desk: three queues, one list, decisions by button or key. */
export default function ModeratePage() {
  const queue = useShownQueue();
  const [controller] = useState(() => new QueueController(queue));
  const [isHelpShown, setHelpShown] = useState(false);
  const state = useSyncExternalStore(controller.subscribe, controller.snapshot);
  const showHelp = useCallback(() => setHelpShown(true), []);
  useModerationKeys({ controller, showQueue, showHelp });

  useEffect(() => controller.open(), [controller]);
  useEffect(() => {
    if (controller.snapshot().queue !== queue) void controller.show(queue);
    document.title = `${moderate.queues[queue]} · ${messages.product}`;
  }, [controller, queue]);

  return (
    <>
      <div className="bar">
        <QueueTabs state={state} />
        <button className="plain" aria-label={moderate.help} title={moderate.help} onClick={showHelp}>
          ?
        </button>
      </div>
      <main className="desk">
        <h1 className="visually-hidden">{`${moderate.title}: ${moderate.queues[queue]}`}</h1>
        <Notices state={state} controller={controller} />
        <CardList state={state} controller={controller} />
      </main>
      {isHelpShown && <ModerationHelp onClose={() => setHelpShown(false)} />}
    </>
  );
}

function QueueTabs({ state }: { state: QueueState }) {
  return (
    <nav className="tabs" aria-label={moderate.queuesLabel}>
      {queues.map((queue) => (
        <Link key={queue} to={pathOf(queue)} isCurrent={queue === state.queue}>
          {moderate.queues[queue]} <span className="count">{countIn(state.counts, queue) ?? ' '}</span>
        </Link>
      ))}
    </nav>
  );
}

interface DeskProps {
  readonly state: QueueState;
  readonly controller: QueueController;
}

/** What came in, what was just decided, and what went wrong: always in the same place above the list. */
function Notices({ state, controller }: DeskProps) {
  const { phase, failure, announcement, arrivals, connection, decisions } = state;
  return (
    <div className="notices">
      <p role="status">{connection === 'offline' ? moderate.offline : announcement}</p>
      {announcement && decisions.length > 0 && (
        <button className="plain" data-shortcut="U" onClick={() => void controller.undo()}>
          {moderate.undo}
        </button>
      )}
      {phase === 'ready' && failure && (
        <p className="failure" role="alert">
          {failureText(failure)}
        </p>
      )}
      {arrivals.length > 0 && (
        <button className="arrivals" data-shortcut="N" onClick={() => controller.showArrivals()}>
          {moderate.arrivals(arrivals.length)}
        </button>
      )}
    </div>
  );
}

function CardList({ state, controller }: DeskProps) {
  const { phase, failure, queue, cards, focusedID, hasNextPage, isLoadingMore } = state;
  if (phase === 'loading') return <Busy />;
  if (phase === 'failed') {
    return (
      <div className="blank" role="alert">
        <p>{failureText(failure!)}</p>
        <button onClick={() => void controller.show(queue)}>{messages.tryAgain}</button>
      </div>
    );
  }
  if (cards.length === 0) {
    return (
      <div className="blank">
        <p>
          <b>{moderate.empty[queue]}</b>
        </p>
        <p className="quiet">{moderate.emptyHint}</p>
      </div>
    );
  }
  const tabStop = focusedID ?? cards[0]!.id;
  return (
    <>
      {cards.map((card) => (
        <CommentCard
          key={card.id}
          card={card}
          queue={queue}
          isFocused={card.id === focusedID}
          isTabStop={card.id === tabStop}
          onFocus={(id) => controller.focus(id)}
          onDecide={(verdict, id) => controller.decide(verdict, id)}
        />
      ))}
      {hasNextPage && (
        <button className="more" disabled={isLoadingMore} onClick={() => void controller.loadMore()}>
          {messages.more}
        </button>
      )}
    </>
  );
}
