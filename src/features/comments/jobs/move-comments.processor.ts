import { Handles, type JobHandler } from '../../../core/queue/handles.js';
import { moveComments } from '../moves/comment-move.jobs.js';
import { MoveOutbox } from '../moves/move-outbox.js';
import { MoveTurns } from '../moves/move-turns.js';

@Handles(moveComments)
export class MoveCommentsProcessor implements JobHandler<{ moveId: string; turn: number }> {
  constructor(
    private readonly turns: MoveTurns,
    private readonly outbox: MoveOutbox,
  ) {}

  async handle({ moveId }: { moveId: string; turn: number }): Promise<'done' | 'skipped'> {
    const outcome = await this.turns.take(moveId);
    await this.outbox.settle(moveId);
    return outcome;
  }
}
