export { compileLists, type ListedWords } from './matching/compile-lists.js';
export { mostMatches, type WordListKind, wordListKinds, WordMatcher, type WordMatch } from './matching/word-matcher.js';
export {
  isLanguage,
  listKey,
  organisation,
  readingOf,
  type WordEntry,
  type WordList,
  type WordListAddress,
  type WordListVersion,
} from './word-list.js';
export type { GivenEntry, InvalidEntry, WordListChange } from './word-list-change.js';
export { formatWords, parseWords, type WordListFormat, wordListFormats } from './word-list-files.js';
export { wordListError } from './word-list.errors.js';
export { WordListChanged } from './word-list.events.js';
export { WordSearch } from './matching/word-search.js';
export { type CompiledWordLists, WordLists } from './word-lists.js';
export { type DraftWordList, WordListSnapshot } from './word-list-snapshot.js';
export { WordListsQueries } from './word-lists.queries.js';
export { type WordListOutcome, WordListsService } from './word-lists.service.js';
export { WordsModule } from './words.module.js';
