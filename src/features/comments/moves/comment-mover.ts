import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { StoriesRepository, type Story } from '../../stories/index.js';
import type { Comment } from '../comment.js';
import { type CommentFields, CommentsRepository } from '../comments.repository.js';
import { Settler } from '../settle/settler.js';
import { CommentFollowers } from './comment-followers.js';
import type { CommentMove } from './comment-move.js';
import { type MovingComment, MovingCommentsRepository } from './moving-comments.repository.js';
import { MovingParts } from './moving-parts.js';

const pageSize = 50;

/** Where a page of comments goes from and to. */
export interface Way {
  readonly from: Story;
  readonly to: Story;
}

/**
 * Moves comments between stories without a transaction, a page at a time. A comment (1) leaves: it is marked as on its
 * way and counts for nothing; (2) the story it leaves is settled, so that every counter there is without it and readers
 * see it go; (3) what is kept elsewhere about it follows; (4) it arrives, counted nowhere yet; (5) its new story is
 * settled. After a crash at any point the next page begins with the same comments, and each step skips what is done.
 */
@Injectable()
export class CommentMover {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly moving: MovingCommentsRepository,
    private readonly parts: MovingParts,
    private readonly stories: StoriesRepository,
    private readonly settler: Settler,
    private readonly followers: CommentFollowers,
    private readonly clock: Clock,
  ) {}

  /** @returns how many comments have arrived; `undefined` once none is left */
  async movePage(move: CommentMove, way: Way): Promise<number | undefined> {
    const { from, to } = way;
    const page = await this.parts.next(move, pageSize);
    if (page.length === 0) return undefined;
    await Promise.all(page.map(({ id }) => this.leave(id, way)));
    await this.settler.settle(from.id, from.siteId);

    const ready = await this.withArrivedParents(page, from, move.rootId);
    const ids = ready.map(({ id }) => id);
    await this.followers.follow(ids, { storyId: to.id, siteId: to.siteId });
    // Whatever the new story has counted so far knows none of these comments' replies.
    const repliesSeq = (await this.stories.findLog(to.id))?.seq ?? 0;
    const arrived = await Promise.all(ids.map((id) => this.arrive(id, way, move, repliesSeq)));
    await this.settler.settle(to.id, to.siteId);
    return arrived.filter(Boolean).length;
  }

  private async leave(id: string, { from, to }: Way): Promise<void> {
    await this.comments.modify(id, this.clock.now(), ({ storyId, movingTo }) =>
      storyId !== from.id || movingTo === to.id ? undefined : { movingTo: to.id },
    );
  }

  /**
   * A reply that was written while its parent was read may have been read before its parent: it has to wait, or it would
   * be counted on a parent that is not there. The first comment of a thread leaves its parent behind.
   */
  private async withArrivedParents(
    page: readonly MovingComment[],
    from: Story,
    rootId: string | undefined,
  ): Promise<MovingComment[]> {
    const parentIds = page.flatMap(({ parentId }) => parentId ?? []);
    const behind = await this.moving.findPresent(from.id, parentIds, page[0]!.depth);
    return page.filter(({ id, parentId }) => id === rootId || parentId === null || !behind.has(parentId));
  }

  /** @returns whether it was this call that let it arrive; a comment that changed since it was settled has to wait */
  private async arrive(id: string, { from, to }: Way, move: CommentMove, repliesSeq: number): Promise<boolean> {
    const outcome = await this.comments.modify(id, this.clock.now(), (comment) => {
      const { storyId, movingTo, settled, transition } = comment;
      if (storyId !== from.id || movingTo !== to.id || settled.transition !== transition) return undefined;
      return { ...arrival(comment, to), ...placeInThread(comment, move), repliesSeq };
    });
    return outcome?.changed === true;
  }
}

/** The number of the last settled change stays: what the old story's log may still repeat is older. */
function arrival({ storyId, settled }: Comment, { id, siteId, metadata }: Story): CommentFields {
  return {
    storyId: id,
    siteId,
    section: metadata.section,
    language: metadata.language,
    movingTo: undefined,
    movedFrom: storyId,
    leftSeq: settled.enteredSeq > 0 ? settled.seq : undefined,
    settled: { transition: settled.transition, status: null, queues: [], counted: {}, seq: 0, enteredSeq: 0 },
    replyCount: 0,
  };
}

/** A thread's first comment is a comment on the story that it comes to. */
function placeInThread({ id, depth }: Comment, { rootId, rootDepth }: CommentMove): CommentFields {
  if (rootId === undefined) return {};
  return id === rootId ? { depth: 0, parentId: undefined } : { depth: Math.max(depth - rootDepth, 1) };
}
