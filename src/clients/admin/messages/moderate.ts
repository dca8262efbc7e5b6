import { moderateInEnglish, type ModerateMessages } from '../generated/moderate-messages.js';
import { catalogue, tools } from './messages.js';

export const moderateMessages: ModerateMessages = catalogue?.moderate ?? moderateInEnglish(tools);
