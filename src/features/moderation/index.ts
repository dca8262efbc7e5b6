export { ModerationModule } from './moderation.module.js';
export { assertModerator } from './moderation.queries.js';
