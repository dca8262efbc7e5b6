export { missingStory, ModeratedStoryModel, toModeratedStory } from './moderated-story.models.js';
export { StoryModel } from './story.models.js';
