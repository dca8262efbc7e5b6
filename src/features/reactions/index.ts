export type { Reaction, ReactionCount, ReactionKind } from './reaction.js';
export { ReactionKinds } from './reaction-kinds.js';
export { ReactionsModule } from './reactions.module.js';
export { ReactionsQueries } from './reactions.queries.js';
