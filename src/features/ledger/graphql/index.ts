export { LedgerEntryModel, LedgerSubjectModel } from './ledger.models.js';
