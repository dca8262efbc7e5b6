import { noticesInEnglish, type NoticesMessages } from '../generated/notices-messages.js';
import { catalogue, tools } from './messages.js';

export const noticeMessages: NoticesMessages = catalogue?.notices ?? noticesInEnglish(tools);
