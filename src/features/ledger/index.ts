export * from './ledger-entry.js';
