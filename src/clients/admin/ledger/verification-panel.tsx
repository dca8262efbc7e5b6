import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Link } from '../layout/link.js';
import { ledgerMessages as ledger } from '../messages/ledger.js';
import { failureText, messages, tools } from '../messages/messages.js';
import { type LedgerFilter, pathOf } from './ledger-address.js';
import { chainText, dayText } from './ledger-words.js';
import { type VerificationController } from './verification-controller.js';
import { type ChainProgress, isIntact, type VerificationState } from './verification-state.js';

interface VerificationPanelProps {
  readonly controller: VerificationController;
  readonly sites: ReadonlyMap<string, string>;
  readonly filter: LedgerFilter;
}

/** How far the check is, and its verdict, chain by chain. */
export function VerificationPanel({ controller, sites, filter }: VerificationPanelProps) {
  const state = useSyncExternalStore(controller.subscribe, controller.snapshot);
  const panel = useRef<HTMLElement>(null);
  const { phase, chains, failure } = state;
  const isShown = phase !== 'idle';
  useEffect(() => {
    if (isShown) panel.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <section ref={panel} tabIndex={-1} className="verification" aria-labelledby="verification-heading">
      <header>
        <h2 id="verification-heading">{ledger.verification}</h2>
        {phase === 'running' && <button onClick={() => controller.stop()}>{ledger.stop}</button>}
        {phase === 'stopped' && <button onClick={() => void controller.resume()}>{ledger.goOn}</button>}
        {phase !== 'running' && <button onClick={() => controller.close()}>{messages.close}</button>}
      </header>
      <p role="status" className={phase === 'done' ? (isIntact(state) ? 'good' : 'bad') : 'quiet'}>
        {summary(state)}
      </p>
      {failure && (
        <p className="failure" role="alert">
          {failureText(failure)}
        </p>
      )}
      <ul>
        {chains.map((chain) => (
          <li key={chain.chain}>
            <h3>{chainText(chain.chain, sites)}</h3>
            <ChainVerdict progress={chain} filter={filter} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function summary(state: VerificationState): string {
  switch (state.phase) {
    case 'idle':
      return '';
    case 'running':
      return `${messages.loading}…`;
    case 'stopped':
      return ledger.stopped;
    case 'done':
      return isIntact(state) ? ledger.allIntact : ledger.someBroken;
  }
}

function ChainVerdict({ progress, filter }: { progress: ChainProgress; filter: LedgerFilter }) {
  const { chain, checked, total, since, lastHash, verdict, problem } = progress;
  if (verdict === 'OPEN') {
    if (total === null) return <p className="quiet">{ledger.waiting}</p>;
    const text = ledger.checked(tools.number(checked), tools.number(total));
    return (
      <>
        <progress value={checked} max={total} aria-label={text} />
        <p className="quiet">{text}</p>
      </>
    );
  }
  if (problem) {
    const number = tools.number(problem.seq);
    const isThere = problem.what !== 'MISSING' && problem.what !== 'TRUNCATED';
    return (
      <>
        <p className="bad">{ledger.broken(number)}</p>
        <p>{ledger.problems[problem.what]}</p>
        <p>{ledger.advice}</p>
        {isThere && <Link to={pathOf(filter, { chain, seq: problem.seq })}>{ledger.seeEntry(number)}</Link>}
      </>
    );
  }
  if (since === null) return <p>{ledger.noEntries}</p>;
  return (
    <>
      <p className="good">{ledger.intact(checked, dayText(since))}</p>
      <p className="quiet">
        {ledger.noteHash} <code>{lastHash}</code>
      </p>
    </>
  );
}
