import { Injectable } from '@nestjs/common';
import { maxDepth } from '../comment.js';
import { CommentsRepository } from '../comments.repository.js';
import { type CommentMove, mostInThread } from './comment-move.js';
import { type MovingComment, MovingCommentsRepository } from './moving-comments.repository.js';

type Part = Pick<CommentMove, 'fromStoryId' | 'rootId' | 'rootDepth'>;

/** Says which comments belong to a move. */
@Injectable()
export class MovingParts {
  constructor(
    private readonly moving: MovingCommentsRepository,
    private readonly comments: CommentsRepository,
  ) {}

  /**
   * Comments that have still to be moved, all of one depth, and none of a greater depth before all of a lesser one: a
   * parent arrives before its replies, which are then counted on it.
   */
  async next(part: Part, limit: number): Promise<MovingComment[]> {
    if (part.rootId !== undefined) return this.nextOfThread(part.rootId, part, limit);
    const found = await this.moving.findOfStory(part.fromStoryId, limit);
    return found.filter(({ depth }) => depth === found[0]!.depth);
  }

  /**
   * Whether something was posted where the move had been, after it was done. A thread that has come back since stays.
   */
  async hasLate(part: Part): Promise<boolean> {
    const root = part.rootId === undefined ? undefined : await this.comments.findById(part.rootId);
    return root?.storyId !== part.fromStoryId && (await this.next(part, 1)).length > 0;
  }

  /** How many comments a thread has in its story, counted up to a little more than a move takes. */
  async sizeOfThread({ id, depth }: MovingComment, storyId: string): Promise<number> {
    let size = 1;
    let parents = [id];
    for (let level = depth + 1; parents.length > 0 && size <= mostInThread && level <= maxDepth; level += 1) {
      const replies = await this.moving.findReplies(storyId, level, parents, mostInThread + 1);
      size += replies.length;
      parents = replies.map((reply) => reply.id);
    }
    return size;
  }

  /** From the top down, through what has arrived already. */
  private async nextOfThread(rootId: string, { fromStoryId, rootDepth }: Part, limit: number) {
    const root = await this.comments.findById(rootId);
    if (!root) return [];
    if (root.storyId === fromStoryId) return [{ id: root.id, parentId: root.parentId ?? null, depth: root.depth }];
    let parents = [root.id];
    for (let level = 1; parents.length > 0 && level <= maxDepth; level += 1) {
      const left = await this.moving.findReplies(fromStoryId, rootDepth + level, parents, limit);
      if (left.length > 0) return left;
      const arrived = await this.moving.findReplies(root.storyId, root.depth + level, parents, mostInThread * 2);
      parents = arrived.map(({ id }) => id);
    }
    return [];
  }
}
