import { derivedId } from '../../core/database/ids.js';
import type { LedgerRecord } from '../ledger/index.js';
import { listKey, versionName, type WrittenWordList } from './word-list.js';

/** What the ledger keeps of a change of a word list: versions and counts; the versions themselves have the phrases. */
export function wordListRecord(list: Omit<WrittenWordList, 'entries'>): LedgerRecord {
  const { kind, scope, language, version, count, added, removed, changedBy, changedAt, restoredFrom } = list;
  const key = listKey(list);
  return {
    id: derivedId('word-list-record', versionName({ listKey: key, version })),
    // Each scope is a chain's name: `organisation`, or a site's id.
    chain: scope,
    at: changedAt,
    actorId: changedBy,
    action: restoredFrom === undefined ? 'WORD_LIST_CHANGED' : 'WORD_LIST_RESTORED',
    subject: { kind: 'word_list', id: key },
    facts: {
      list: kind,
      language: language ?? null,
      from: version - 1,
      to: version,
      count,
      added,
      removed,
      ...(restoredFrom === undefined ? {} : { restoredFrom }),
    },
  };
}
