export * from './user.js';
export { AccountService } from './account.service.js';
export { EmailDomains, emailMatchesDomain, PeopleRules, type PeopleSettings } from './email-domains.js';
export { LinkedAccounts, type LinkedPerson } from './linked-accounts.service.js';
export { PeopleQueries } from './people.queries.js';
export { PeopleService } from './people.service.js';
export {
  isInForce,
  type Sanction,
  type SanctionCode,
  sanctionCodes,
  type SanctionKind,
  sanctionKinds,
  sanctionsOf,
} from './sanction.js';
export { type SanctionedPerson, SanctionsQueries, type ToldSanction } from './sanctions.queries.js';
export { SanctionsService } from './sanctions.service.js';
export { checkedText } from './staff-text.js';
export { userActor } from './user-actor.js';
export { UserAccessChanged, UserStateChanged } from './user.events.js';
export { userError } from './user.errors.js';
export { type FigureChange, type FigureDeltas, UserFigures } from './user-figures.repository.js';
export { UserImport, type ImportedUser } from './user-import.service.js';
export { isBannedOn, isPremoderatedOn, mayWrite, type Refusal, refusalError, suspensionAt } from './user.policy.js';
export type { UserChange, UserChangeKind, UserStates, UserTransition } from './user-state.js';
export { UsersModule } from './users.module.js';
export { UsersQueries } from './users.queries.js';
export { UsersService, type NewUser } from './users.service.js';
