import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { type LogEntry, StoriesRepository } from '../../stories/index.js';
import type { Comment, TagLink } from '../comment.js';
import { CommentsRepository } from '../comments.repository.js';

const answeredBy = 'system:answers';
const attempts = 20;

/**
 * Keeps ANSWERED on the questions of a QA: comments on the story itself that an expert has replied to where readers see
 * it. A moderator's word stands until experts reply again or take a reply back, and what a moderator has marked as
 * answered stays so.
 *
 * It is a step of settling, so a change of a reply is not forgotten before its question was looked at, and the change of
 * the question is in the story's next batch. The question is written also where nothing changes: whoever has looked at
 * its replies before that looks again, so a process that was asleep writes nothing that is out of date.
 */
@Injectable()
export class AnsweredQuestions {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly comments: CommentsRepository,
    private readonly clock: Clock,
  ) {}

  /** Marks the questions that a batch of changes concerns. Doing it twice changes nothing. */
  async follow(storyId: string, entries: readonly LogEntry[]): Promise<void> {
    const concerned = entries.filter(({ delta }) => (delta['tag_EXPERT'] ?? 0) !== 0);
    const questions = new Set(concerned.flatMap(({ parentId }) => parentId ?? []));
    if (questions.size === 0) return;
    const story = await this.stories.findById(storyId);
    if (story?.mode !== 'QA') return;
    for (const id of questions) await this.mark(id);
  }

  /** @throws CONFLICT where the question never keeps still */
  private async mark(id: string): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const question = await this.comments.findById(id);
      if (!question || question.parentId || question.deletedAt || question.movingTo) return;
      const isAnswered = await this.comments.hasExpertReply(question.storyId, id);
      const at = this.clock.now();
      const tags = tagsOf(question, isAnswered, at);
      const outcome = await this.comments.modify(id, at, ({ transition }) =>
        transition === question.transition ? { tags } : undefined,
      );
      if (outcome?.changed) return;
    }
    throw coreError('CONFLICT', { what: 'comment' });
  }
}

function tagsOf({ tags }: Comment, isAnswered: boolean, at: Date): readonly TagLink[] {
  const mark = tags.find(({ name }) => name === 'ANSWERED');
  if (isAnswered) return mark ? tags : [...tags, { name: 'ANSWERED', by: answeredBy, at }];
  return mark?.by === answeredBy ? tags.filter((tag) => tag !== mark) : tags;
}
