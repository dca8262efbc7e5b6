import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../../shared/client-error.js';
import { fullTime } from '../../shared/full-time.js';
import { send } from '../admin-server.js';
import { type WordListHistoryResult } from '../generated/operations.js';
import { WordListHistory } from '../generated/words.js';
import { Busy } from '../layout/busy.js';
import { messages, tools } from '../messages/messages.js';
import { wordsMessages as words } from '../messages/words.js';
import { Failure } from './entry-sheets.js';
import { Sheet } from './sheet.js';
import { type WordListController } from './word-list-controller.js';

const versionsPerPage = 20;

interface HistoryProps {
  readonly controller: WordListController;
  /** Whether the person may go back to an older version. */
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** Who changed the list and when, newest first, and the way back to each version: as a new one, so nothing is lost. */
export function HistorySheet({ controller, mayChange, onClose }: HistoryProps) {
  return (
    <Sheet title={words.history} onClose={onClose}>
      {(close) => <Versions controller={controller} mayChange={mayChange} onRestored={close} />}
    </Sheet>
  );
}

type History = WordListHistoryResult['wordList']['history'];
type Version = History['nodes'][number];

interface VersionsProps {
  readonly controller: WordListController;
  readonly mayChange: boolean;
  readonly onRestored: () => void;
}

function Versions({ controller, mayChange, onRestored }: VersionsProps) {
  const [versions, setVersions] = useState<readonly Version[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const during = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    await work().catch((error: unknown) => setFailure(codeOf(error)));
    setBusy(false);
  }, []);
  const load = useCallback(
    (after: string | null) =>
      during(async () => {
        const page = { first: versionsPerPage, after };
        const { nodes, pageInfo } = (await send(WordListHistory, { ...controller.address, ...page })).wordList.history;
        setVersions((known) => (after && known ? [...known, ...nodes] : nodes));
        setNext(pageInfo.hasNextPage ? pageInfo.endCursor : null);
      }),
    [controller, during],
  );
  const restore = (version: number) =>
    during(async () => {
      await controller.restore(version);
      onRestored();
    });
  useEffect(() => void load(null), [load]);

  if (!versions) {
    if (!failure) return <Busy />;
    return (
      <>
        <Failure code={failure} />
        <button onClick={() => void load(null)}>{messages.tryAgain}</button>
      </>
    );
  }
  return (
    <>
      <Failure code={failure} />
      {versions.length === 0 && <p className="quiet">{words.empty}</p>}
      <ol className="versions">
        {versions.map((version, index) => (
          <li key={version.version}>
            <VersionFacts version={version} />
            {index === 0 ? (
              <span className="badge">{words.current}</span>
            ) : (
              mayChange && (
                <button disabled={isBusy} onClick={() => void restore(version.version)}>
                  {words.restore(version.version)}
                </button>
              )
            )}
          </li>
        ))}
      </ol>
      {next && (
        <button disabled={isBusy} onClick={() => void load(next)}>
          {messages.more}
        </button>
      )}
    </>
  );
}

function VersionFacts({
  version: { version, changedAt, changedBy, count, added, removed, restoredFrom },
}: {
  readonly version: Version;
}) {
  return (
    <div>
      <p>
        <b>{words.version(version)}</b> <span className="quiet">{words.phraseCount(count)}</span>{' '}
        {added > 0 && <span className="is-added">+{tools.number(added)}</span>}{' '}
        {removed > 0 && <span className="is-removed">−{tools.number(removed)}</span>}
      </p>
      <p className="quiet">
        {changedAt && <time dateTime={changedAt}>{fullTime(changedAt, tools.locale)}</time>} ·{' '}
        <bdi>{changedBy?.username ?? messages.product}</bdi>
        {restoredFrom !== null && <> · {words.broughtBackVersion(restoredFrom)}</>}
      </p>
    </div>
  );
}
