import { installInEnglish, type InstallMessages } from '../generated/install-messages.js';
import { catalogue, tools } from './messages.js';

export const installMessages: InstallMessages = catalogue?.install ?? installInEnglish(tools);
