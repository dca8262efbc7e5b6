export { ModerationModeEnum } from './managed-site.models.js';
export { SettingsDifferenceModel, StoryModeEnum, toDifferences } from './settings.models.js';
