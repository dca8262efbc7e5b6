import { followingInEnglish, type FollowingMessages } from '../generated/following-messages.js';
import { catalogueOfPage, tools } from './messages.js';

/** What a reader meets who stays or comes back; fetched after the first paint, when the page's language is known. */
export const followingMessages: FollowingMessages = catalogueOfPage?.following ?? followingInEnglish(tools);
