import { ledgerInEnglish, type LedgerMessages } from '../generated/ledger-messages.js';
import { catalogue, tools } from './messages.js';

export const ledgerMessages: LedgerMessages = catalogue?.ledger ?? ledgerInEnglish(tools);
