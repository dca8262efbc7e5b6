import { derivedId } from '../../core/database/ids.js';
import type { LedgerRecord } from '../ledger/index.js';
import { type SettingsVersion, versionId } from './settings-version.js';

/** What the ledger keeps of a change of settings: versions only, as values may be secret and the history has them. */
export function settingsRecord(version: SettingsVersion): LedgerRecord {
  const { kind, scope, changedBy, changedAt, note, restoredFrom } = version;
  return {
    id: derivedId('settings-record', versionId(version)),
    // Each scope is a chain's name: `organisation`, or a site's id.
    chain: scope,
    at: changedAt,
    actorId: changedBy,
    action: restoredFrom === undefined ? 'SETTINGS_CHANGED' : 'SETTINGS_RESTORED',
    subject: { kind: 'settings', id: `${kind}/${scope}` },
    ...(note ? { reason: note } : {}),
    facts: {
      kind,
      from: version.version - 1,
      to: version.version,
      ...(restoredFrom === undefined ? {} : { restoredFrom }),
    },
  };
}
