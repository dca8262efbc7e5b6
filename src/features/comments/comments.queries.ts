import { Injectable } from '@nestjs/common';
import type { Comment, CommentOrder, CommentTag, ListedComment } from './comment.js';
import { CommentPagesRepository, type Position } from './comment-pages.repository.js';
import { CommentsRepository } from './comments.repository.js';
import { seqIn } from './stream-event.js';

export interface PageRequest {
  readonly first: number;
  readonly after?: Position;
  readonly order: CommentOrder;
  /** Whether `first` are counted from the list's end, and `after` is what they come before. */
  readonly isBackwards?: boolean;
  /** Only questions that are, or are not, answered: in one of the orders of time. */
  readonly answered?: boolean | undefined;
  /** The number of the story's log that the page belongs to; without it the latest. */
  readonly asOf?: number;
}

/** An author's own list under one story is for marking, not for paging: more than anybody writes in a day. */
const maxOwn = 100;

/** Reading comments as everybody may see them, and a person's own. */
@Injectable()
export class CommentsQueries {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly pages: CommentPagesRepository,
  ) {}

  byId(id: string): Promise<Comment | undefined> {
    return this.comments.findById(id);
  }

  async byIds(ids: readonly string[]): Promise<(Comment | undefined)[]> {
    const found = new Map((await this.comments.findMany(ids)).map((comment) => [comment.id, comment]));
    return ids.map((id) => found.get(id));
  }

  /** Up to one comment more than asked for: it says that there is a next page. Read backwards, the last comes first. */
  page(storyId: string, parentId: string | null, { first, ...request }: PageRequest): Promise<ListedComment[]> {
    return this.pages.findPage(storyId, parentId, { ...request, limit: first + 1 });
  }

  /** The first replies of many comments of one story in one command, each list up to one more than asked for. */
  firstReplies(
    storyId: string,
    parentIds: readonly string[],
    { first, order, asOf }: Omit<PageRequest, 'after'>,
  ): Promise<Map<string, ListedComment[]>> {
    return this.pages.findFirstReplies(storyId, parentIds, order, first + 1, asOf);
  }

  /** The up to `limit` nearest comments above each, from the story down; `null` for one that readers do not see. */
  async ancestors(ids: readonly string[], limit: number): Promise<(ListedComment | null)[][]> {
    const found = await this.pages.findAncestors(ids, limit);
    return ids.map((id) => found.get(id) ?? []);
  }

  /** Visible comments of a story with a tag, up to one more than asked for, newest first. */
  tagged(storyId: string, tag: CommentTag, { first, after }: PageRequest): Promise<ListedComment[]> {
    return this.pages.findTagged(storyId, tag, after, first + 1);
  }

  /** What somebody has written, in all stories, newest first: up to one comment more than asked for. */
  history(authorId: string, { first, after }: Pick<PageRequest, 'first' | 'after'>): Promise<Comment[]> {
    return this.pages.findHistory(authorId, after, first + 1);
  }

  own(authorId: string, storyId: string): Promise<Comment[]> {
    return this.pages.findOwn(authorId, storyId, maxOwn);
  }

  /** Comments that changed after the log's number `seq`, or went to another story, in the log's order; bounded. */
  async changedSince(storyId: string, seq: number, limit: number): Promise<Comment[]> {
    const [changed, left] = await Promise.all([
      this.pages.findChangedSince(storyId, seq, limit),
      this.pages.findLeftSince(storyId, seq, limit),
    ]);
    if (left.length === 0) return changed;
    const seqOf = (comment: Comment) => seqIn(storyId, comment);
    return [...changed, ...left].sort((one, other) => seqOf(one) - seqOf(other)).slice(0, limit);
  }
}
