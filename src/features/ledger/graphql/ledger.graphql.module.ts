import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger.module.js';
import { LedgerResolver } from './ledger.resolver.js';

@Module({ imports: [LedgerModule], providers: [LedgerResolver] })
export class LedgerGraphqlModule {}
