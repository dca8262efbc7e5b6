import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LedgerModule } from '../ledger/index.js';
import { SettingsModule } from '../settings/index.js';
import { SitesModule } from '../sites/index.js';
import { AccountService } from './account.service.js';
import { EmailDomains, PeopleRules } from './email-domains.js';
import { LastAdmin } from './last-admin.js';
import { LatelyRead } from './lately-read.js';
import { LinkedAccounts } from './linked-accounts.service.js';
import { NamedSites } from './named-sites.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleService } from './people.service.js';
import { PublicUsers } from './public-users.js';
import { SanctionsQueries } from './sanctions.queries.js';
import { SanctionsService } from './sanctions.service.js';
import { userKeySchema, userSchema } from './user.schema.js';
import { UserChanges } from './user-changes.js';
import { UserChangesRepository } from './user-changes.repository.js';
import { UserFigures } from './user-figures.repository.js';
import { UserImportRepository } from './user-import.repository.js';
import { UserImport } from './user-import.service.js';
import { userNoteSchema } from './user-note.schema.js';
import { UserNotesRepository } from './user-notes.repository.js';
import { UserNotes } from './user-notes.service.js';
import { UserOutbox } from './user-outbox.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';
import { UsersQueries } from './users.queries.js';

@Module({
  imports: [
    LedgerModule,
    SettingsModule,
    SitesModule,
    MongooseModule.forFeature([
      { name: 'User', schema: userSchema },
      { name: 'UserKey', schema: userKeySchema },
      { name: 'UserNote', schema: userNoteSchema },
    ]),
  ],
  providers: [
    UsersRepository,
    UserChangesRepository,
    UserNotesRepository,
    UserImportRepository,
    UsersService,
    UsersQueries,
    PeopleService,
    PeopleQueries,
    SanctionsService,
    SanctionsQueries,
    AccountService,
    UserNotes,
    UserFigures,
    UserImport,
    UserChanges,
    UserOutbox,
    EmailDomains,
    PeopleRules,
    LastAdmin,
    LatelyRead,
    LinkedAccounts,
    NamedSites,
    PublicUsers,
  ],
  exports: [
    UsersService,
    UsersQueries,
    PeopleService,
    PeopleQueries,
    SanctionsService,
    SanctionsQueries,
    AccountService,
    UserNotes,
    UserFigures,
    UserImport,
    EmailDomains,
    LinkedAccounts,
  ],
})
export class UsersModule {}
