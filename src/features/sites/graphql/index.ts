export { ModerationModeEnum } from './managed-site.models.js';
export { ModerationRulesChange } from './settings.inputs.js';
export { SettingsDifferenceModel, StoryModeEnum, toDifferences } from './settings.models.js';
