import { Injectable } from '@nestjs/common';
import type { Comment } from '../comment.js';

export type CommentPlace = Pick<Comment, 'storyId' | 'siteId'>;

/** Something that keeps a comment's story or site in documents of its own. */
export interface CommentFollower {
  readonly name: string;
  /** Notes where the comments are now; done twice it changes nothing. */
  follow(commentIds: readonly string[], place: CommentPlace): Promise<void>;
}

/**
 * Where features above comments say that they want to know of moves. A comment arrives only once all of them have noted
 * its new place; every process that works off moves has to have loaded them.
 */
@Injectable()
export class CommentFollowers {
  private readonly followers = new Map<string, CommentFollower>();

  register(follower: CommentFollower): void {
    this.followers.set(follower.name, follower);
  }

  async follow(commentIds: readonly string[], { storyId, siteId }: CommentPlace): Promise<void> {
    if (commentIds.length === 0) return;
    await Promise.all([...this.followers.values()].map((one) => one.follow(commentIds, { storyId, siteId })));
  }
}
