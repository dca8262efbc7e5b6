import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LedgerPagesRepository } from './ledger-pages.repository.js';
import { ledgerClaimSchema, ledgerHeadSchema, ledgerSchema } from './ledger.schema.js';
import { Ledger } from './ledger.js';
import { LedgerQueries } from './ledger.queries.js';
import { LedgerRepository } from './ledger.repository.js';
import { Outboxes } from './outbox.js';

/** Safe in every role: whoever decides something appends it. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'LedgerEntry', schema: ledgerSchema },
      { name: 'LedgerClaim', schema: ledgerClaimSchema },
      { name: 'LedgerHead', schema: ledgerHeadSchema },
    ]),
  ],
  providers: [LedgerRepository, LedgerPagesRepository, Ledger, LedgerQueries, Outboxes],
  exports: [Ledger, LedgerQueries, Outboxes],
})
export class LedgerModule {}
