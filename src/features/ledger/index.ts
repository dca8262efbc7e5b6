export * from './ledger-entry.js';
export { organisationChain } from './ledger-record.js';
export { Ledger } from './ledger.js';
export { LedgerModule } from './ledger.module.js';
export { type LedgerFilter, type LedgerPosition, LedgerQueries } from './ledger.queries.js';
export { Outbox, Outboxes } from './outbox.js';
export { OwedRecords } from './owed-records.repository.js';
export type { Verification } from './chain-check.js';
