import { wordsMessages as words } from '../messages/words.js';
import { type ImportOutcome } from './word-list-controller.js';
import { type Words } from './words-state.js';

/** What an import would do to the list, phrase by phrase. */
export function ImportReport({ outcome }: { readonly outcome: ImportOutcome }) {
  const { added, updated, removed, duplicates, changes } = outcome;
  const isCut = added + updated + removed > changes.length;
  return (
    <>
      <p role="status">{words.summary(added, updated, removed, duplicates)}</p>
      {changes.length > 0 && (
        <ul className="diff" aria-label={words.changes} tabIndex={0}>
          {changes.map(({ before, after }) => (
            <li key={(after ?? before)!.phrase}>
              <Change before={before} after={after} />
            </li>
          ))}
        </ul>
      )}
      {isCut && <p className="quiet">{words.firstShown(changes.length)}</p>}
      <LeftOut outcome={outcome} />
    </>
  );
}

function Change({ before, after }: ImportOutcome['changes'][number]) {
  const kind = before ? (after ? 'updated' : 'removed') : 'added';
  return (
    <>
      <span className={`change is-${kind}`}>{words.changeKinds[kind]}</span>
      {before && (
        <del>
          <OneLine words={before} />
        </del>
      )}
      {after && (
        <ins>
          <OneLine words={after} />
        </ins>
      )}
    </>
  );
}

function OneLine({ words: { phrase, category, note } }: { readonly words: Words }) {
  return <bdi>{[phrase, category, note].filter(Boolean).join(' · ')}</bdi>;
}

interface LeftOutProps {
  readonly outcome: ImportOutcome;
  /** Where the lines are; those of a file go by their numbers. */
  readonly hint?: string;
}

/** The lines that cannot be, each with its reason. */
export function LeftOut({ outcome: { invalid, invalidCount }, hint }: LeftOutProps) {
  if (invalidCount === 0) return null;
  return (
    <div className="failure">
      <p>
        <b>{words.leftOut(invalidCount)}</b> {hint}
      </p>
      <ul className="left-out">
        {invalid.map(({ line, phrase, problem }) => (
          <li key={line}>
            {!hint && `${words.line(line)}: `}
            <bdi>{phrase}</bdi> {/* The server's sentence: it has them in English only. */}
            <span className="quiet" lang="en">
              {problem}
            </span>
          </li>
        ))}
      </ul>
      {invalid.length < invalidCount && <p className="quiet">{words.firstShown(invalid.length)}</p>}
    </div>
  );
}
