export { missingStory, ModeratedStoryModel, toModeratedStory } from './moderated-story.models.js';
export { NewsroomTagModel, StoryModel } from './story.models.js';
