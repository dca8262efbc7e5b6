import { appealsInEnglish, type AppealsMessages } from '../generated/appeals-messages.js';
import { catalogue, tools } from './messages.js';

export const appealMessages: AppealsMessages = catalogue?.appeals ?? appealsInEnglish(tools);
