import { wordsInEnglish, type WordsMessages } from '../generated/words-messages.js';
import { catalogue, tools } from './messages.js';

export const wordsMessages: WordsMessages = catalogue?.words ?? wordsInEnglish(tools);
