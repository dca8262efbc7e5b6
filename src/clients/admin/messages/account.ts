import { accountInEnglish, type AccountMessages } from '../generated/account-messages.js';
import { catalogue, tools } from './messages.js';

export const accountMessages: AccountMessages = catalogue?.account ?? accountInEnglish(tools);
