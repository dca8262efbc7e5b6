import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { JobQueue } from '../../../core/queue/job-queue.js';
import { StoriesQueries } from '../../stories/index.js';
import type { CommentMove } from './comment-move.js';
import { moveComments } from './comment-move.jobs.js';
import { CommentMover, type Way } from './comment-mover.js';
import { CommentMovesRepository } from './comment-moves.repository.js';
import { MoveBeginnings } from './move-beginnings.js';
import { MovingParts } from './moving-parts.js';

/** Some seconds of work, so that a worker that shuts down need not wait for a whole story. */
const pagesATurn = 10;
const mostAtOnce = 100;

/** Works off moves turn by turn. A turn may be done twice, also at the same time. */
@Injectable()
export class MoveTurns {
  constructor(
    private readonly moves: CommentMovesRepository,
    private readonly beginnings: MoveBeginnings,
    private readonly mover: CommentMover,
    private readonly parts: MovingParts,
    private readonly stories: StoriesQueries,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  async take(moveId: string): Promise<'done' | 'skipped'> {
    const move = await this.moves.findById(moveId);
    if (move?.state === 'WAITING') await this.beginnings.begin(move);
    const running = await this.moves.findById(moveId);
    const way = running?.state === 'RUNNING' ? await this.wayOf(running) : undefined;
    if (!running || !way) return 'skipped';
    await this.beginnings.prepare(running, way);
    for (let page = 0; page < pagesATurn; page += 1) {
      const arrived = await this.mover.movePage(running, way);
      if (arrived === undefined) {
        await this.beginnings.finish(running, way);
        await this.wakeWaiting();
        return 'done';
      }
      await this.moves.countMoved(moveId, arrived, this.clock.now());
    }
    await this.enqueue(running);
    return 'done';
  }

  /** Goes on with moves that nobody has worked on for a while: their job was lost, or another move was in the way. */
  async resume(touchedBefore: Date): Promise<void> {
    for (const move of await this.moves.findUnfinished(touchedBefore, mostAtOnce)) await this.enqueue(move);
  }

  /** Moves also what was posted where a story or thread had been until a moment before. */
  async fetchLate(doneSince: Date): Promise<void> {
    for (const move of await this.moves.findDoneSince(doneSince, mostAtOnce)) {
      if (!(await this.parts.hasLate(move))) continue;
      await this.moves.reopen(move.id, this.clock.now());
      await this.enqueue(move);
    }
  }

  private async wakeWaiting(): Promise<void> {
    for (const move of await this.moves.findWaiting(mostAtOnce)) await this.enqueue(move);
  }

  /** The sweep adds the job later where Redis is away now. */
  async enqueue({ id, turn }: CommentMove): Promise<void> {
    await this.moves.nextTurn(id, turn, this.clock.now());
    await this.jobs.add(moveComments, { moveId: id, turn: turn + 1 }).catch(() => undefined);
  }

  private async wayOf({ fromStoryId, toStoryId }: CommentMove): Promise<Way | undefined> {
    const [from, to] = await this.stories.byIds([fromStoryId, toStoryId!]);
    return from && to && { from, to };
  }
}
