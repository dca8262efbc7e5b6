export * from './user.js';
export { UserAccessChanged } from './user.events.js';
export { userError } from './user.errors.js';
export { UserImport, type ImportedUser } from './user-import.service.js';
export { UsersModule } from './users.module.js';
export { UsersQueries } from './users.queries.js';
export { UsersService, type NewUser } from './users.service.js';
