/** A comment as the public schema tells it. */
export interface PublicComment {
  readonly id: string;
  /** Sanitised HTML. */
  readonly body: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly replyCount: number;
  /** Stars, 1 to 5, of a review. */
  readonly rating: number | null;
  readonly author: { readonly username: string; readonly role: string };
}

export interface PublicThread extends PublicComment {
  readonly replies: CommentsPage<PublicComment>;
}

export interface CommentsPage<Comment> {
  readonly nodes: readonly Comment[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface PublicStory {
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly createdAt: string;
  readonly language: string | null;
  readonly isClosed: boolean;
  readonly closedMessage: string | null;
  readonly commentCount: number;
  readonly lastEventID: string;
  readonly site: { readonly name: string };
}

const storyFields = `
fragment StoryFields on Story {
  id url title author publishedAt createdAt language isClosed closedMessage commentCount lastEventID
  site { name }
}`;

const commentFields = `
fragment PublicComment on Comment {
  id body createdAt editedAt replyCount rating
  author { username role }
}`;

const threadFields = `${commentFields}
fragment Page on PageInfo { hasNextPage endCursor }
fragment PublicThread on Comment {
  ...PublicComment
  replies(first: 3) { nodes { ...PublicComment } pageInfo { ...Page } }
}`;

/** A story with a page of its comments and the first replies of each, as the stream's own first read has them. */
export const streamDocument = `
query RenderedStream($id: ID, $url: String, $orderBy: CommentOrder!, $first: Int!, $after: String) {
  story(id: $id, url: $url) {
    ...StoryFields
    comments(first: $first, after: $after, orderBy: $orderBy) { nodes { ...PublicThread } pageInfo { ...Page } }
  }
}${storyFields}${threadFields}`;

export interface StreamData {
  readonly story: (PublicStory & { readonly comments: CommentsPage<PublicThread> }) | null;
}

/** One comment with a page of its replies. */
export const threadDocument = `
query RenderedThread($id: ID!, $first: Int!, $after: String) {
  comment(id: $id) {
    ...PublicComment
    storyID
    replies(first: $first, after: $after) { nodes { ...PublicThread } pageInfo { ...Page } }
  }
}${threadFields}`;

export interface ThreadData {
  readonly comment: (PublicComment & { readonly storyID: string; readonly replies: CommentsPage<PublicThread> }) | null;
}

/** One comment alone. */
export const commentDocument = `
query RenderedComment($id: ID!) {
  comment(id: $id) { ...PublicComment storyID }
}${commentFields}`;

export interface CommentData {
  readonly comment: (PublicComment & { readonly storyID: string }) | null;
}

export const storyDocument = `
query StoryOfComment($id: ID!) {
  story(id: $id) { ...StoryFields }
}${storyFields}`;

export interface StoryData {
  readonly story: PublicStory | null;
}
