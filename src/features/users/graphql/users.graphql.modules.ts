import { Module } from '@nestjs/common';
import { UsersModule } from '../users.module.js';
import { AccountResolver } from './account.resolver.js';
import { ModeratedUserResolver } from './moderated-user.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { UserNotesResolver } from './user-notes.resolver.js';
import { ViewerAccountResolver } from './viewer-account.resolver.js';
import { ViewerSanctionsResolver } from './viewer-sanctions.resolver.js';

@Module({ imports: [UsersModule], providers: [AccountResolver, ViewerAccountResolver, ViewerSanctionsResolver] })
export class UsersGraphqlModule {}

@Module({ imports: [UsersModule], providers: [PeopleResolver, ModeratedUserResolver, UserNotesResolver] })
export class StaffUsersGraphqlModule {}
