import type { CommentOrder } from '../../comments/index.js';
import type { Language } from '../languages.js';
import type { CommentsPage, PublicComment, PublicStory, PublicThread } from '../public-comments.js';

/** A page of a story's comments, or of the replies to one of them. */
export interface StreamView {
  readonly story: PublicStory;
  readonly page: CommentsPage<PublicThread>;
  readonly order: CommentOrder;
  /** The order, where whoever fetched this named one: the stream then keeps it. */
  readonly askedOrder?: CommentOrder | undefined;
  /** Of what stands around the comments. */
  readonly language: Language;
  /** Its tag, where whoever fetched this named one: links keep it. */
  readonly askedLanguage?: string | undefined;
  /** Absent on the first page. */
  readonly after?: string | undefined;
  /** The comment whose replies these are. */
  readonly thread?: PublicComment | undefined;
}

/** Which page of which discussion an address of Talk's own means. */
export interface StreamPlace {
  readonly orderBy?: CommentOrder | undefined;
  readonly after?: string | null | undefined;
  readonly commentID?: string | undefined;
  readonly lang?: string | undefined;
}

/** The page that shows a part of a discussion without JavaScript. */
export function streamPageUrl(
  rootUrl: string,
  storyId: string,
  { commentID, orderBy, after, lang }: StreamPlace,
): string {
  const search = new URLSearchParams({ id: storyId });
  if (commentID) search.set('commentID', commentID);
  if (orderBy) search.set('orderBy', orderBy);
  if (after) search.set('after', after);
  if (lang) search.set('lang', lang);
  return `${rootUrl}/embed/stream?${search.toString()}`;
}
