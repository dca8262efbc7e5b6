import { type VisitMessages, visitInEnglish } from '../generated/visit-messages.js';
import { catalogueOfPage, tools } from './messages.js';

/** What is met after the first paint; fetched with it, when the page's language is known. */
export const visitMessages: VisitMessages = catalogueOfPage?.visit ?? visitInEnglish(tools);
