import { Module } from '@nestjs/common';
import { SitesModule } from '../../sites/index.js';
import { UsersModule } from '../users.module.js';
import { AccountResolver } from './account.resolver.js';
import { LedgerActorResolver, LedgerSubjectResolver } from './ledger-people.resolver.js';
import { ModeratedUserResolver } from './moderated-user.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { UserNotesResolver } from './user-notes.resolver.js';
import { ViewerAccountResolver } from './viewer-account.resolver.js';
import { SanctionedSiteResolver, ViewerSanctionsResolver } from './viewer-sanctions.resolver.js';

@Module({
  imports: [UsersModule, SitesModule],
  providers: [AccountResolver, ViewerAccountResolver, ViewerSanctionsResolver, SanctionedSiteResolver],
})
export class UsersGraphqlModule {}

@Module({
  imports: [UsersModule],
  providers: [PeopleResolver, ModeratedUserResolver, UserNotesResolver, LedgerActorResolver, LedgerSubjectResolver],
})
export class StaffUsersGraphqlModule {}
