export { ModerationModeEnum } from './managed-site.models.js';
