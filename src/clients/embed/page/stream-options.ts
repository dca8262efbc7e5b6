import { type TalkCommentsElement } from '../talk-comments.element.js';
import { type RefreshAccessToken } from './page-account.js';

/**
 * What `Talk.createStream` takes. Names are Coral's where both have the option; those that an attribute of the element
 * can say become that attribute.
 */
export interface StreamOptions {
  /** The element, or a selector of it, that the stream is put into. */
  readonly container?: Element | string;
  /** Instead of `container`: the element's id. */
  readonly id?: string;
  /** The page's own sign-in: a token for whoever reads. */
  readonly accessToken?: string | null;
  readonly refreshAccessToken?: RefreshAccessToken;
  /** Called with the stream before it does anything, to listen to its events. */
  readonly events?: (stream: TalkCommentsElement) => void;

  /** Address of Talk; default: where this script came from. */
  readonly rootURL?: string;
  /** Talk's id of the story; default: the story of `storyURL`. */
  readonly storyID?: string;
  /** Default: the page's canonical link, else its address. */
  readonly storyURL?: string;
  /** The comment that a link leads to. */
  readonly commentID?: string;
  /** BCP 47; default: the page's own. */
  readonly lang?: string;
  /** Default: the page's own `color-scheme`. */
  readonly theme?: 'light' | 'dark' | 'auto';
  /** Where readers sign in: in the stream (default), or on Talk's own page, in a pop-up or in place of this page. */
  readonly signIn?: 'inline' | 'popup' | 'redirect';
  /** How many comments there are, as far as the page knows: their room is kept until they are there. */
  readonly count?: number;
  /** When to read the comments: as they come near, or at once. */
  readonly loading?: 'lazy' | 'eager';
  /** `false`: when the page calls `render()`. */
  readonly autoRender?: boolean;
  /** Of the element. */
  readonly class?: string;
}
