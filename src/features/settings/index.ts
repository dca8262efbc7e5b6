export * from './moderation-rules.js';
export type { NewsroomTag } from './newsroom-tags.js';
export * from './organisation-settings.js';
export * from './settings-version.js';
export * from './sign-in-settings.js';
export * from './story-defaults.js';
export { defineSettings, type SettingsDefinition } from './define-settings.js';
export {
  applyChange,
  differencesBetween,
  redactSecrets,
  type PlainValues,
  type SettingsChange,
  type SettingsDifference,
} from './settings-values.js';
export { SettingsVersionsRepository } from './settings-versions.repository.js';
export { settingsError } from './settings.errors.js';
export { SettingsChanged } from './settings.events.js';
export { SettingsModule } from './settings.module.js';
export { SettingsQueries, type CurrentSettings, type ExplainedVersion } from './settings.queries.js';
export { SettingsService, type ChangeOptions } from './settings.service.js';
