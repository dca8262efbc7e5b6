export * from './story.js';
export { storyError } from './story.errors.js';
export { StoryCreated, StoryDescribed } from './story.events.js';
export { normaliseStoryUrl } from './story-url.js';
export { StoriesModule } from './stories.module.js';
export { StoriesQueries, type StoryRules } from './stories.queries.js';
export { StoriesRepository } from './stories.repository.js';
export { StoriesService } from './stories.service.js';
