import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { PublicUsers } from './public-users.js';
import { userKeySchema, userSchema } from './user.schema.js';
import { UserImportRepository } from './user-import.repository.js';
import { UserImport } from './user-import.service.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';
import { UsersQueries } from './users.queries.js';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'User', schema: userSchema },
      { name: 'UserKey', schema: userKeySchema },
    ]),
  ],
  providers: [UsersRepository, UsersService, UsersQueries, PublicUsers, UserImportRepository, UserImport],
  exports: [UsersService, UsersQueries, UserImport],
})
export class UsersModule {}
