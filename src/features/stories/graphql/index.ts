export { StoryModel } from './story.models.js';
