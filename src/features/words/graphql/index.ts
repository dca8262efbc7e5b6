export { WordEntryInput } from './word-list.inputs.js';
export { toAddress, toGivenEntries } from './word-list.mapper.js';
export { WordListKindEnum } from './word-list.models.js';
