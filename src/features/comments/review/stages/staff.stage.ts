import { Injectable } from '@nestjs/common';
import type { UserRole } from '../../../../core/context/actor.js';
import type { ReviewSubject, StageOutcome } from '../review-stage.js';
import { BuiltInStage } from './built-in.stage.js';

const newsroom: readonly UserRole[] = ['STAFF', 'MODERATOR', 'ADMIN'];

/** Publishes what the newsroom itself and the experts it has invited write. The other stages read it all the same: what they would hold is flagged. */
@Injectable()
export class StaffStage extends BuiltInStage {
  readonly name = 'staff';
  readonly position = 1_000;

  runs(subject: ReviewSubject): 'FAST' | 'OFF' {
    const { rules, author } = subject;
    if (rules.staff.exempt && newsroom.includes(author.role)) return 'FAST';
    return rules.staff.exemptExperts && isExpert(subject) ? 'FAST' : 'OFF';
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    return this.replay(subject);
  }

  replay(subject: ReviewSubject): StageOutcome {
    const detail = isExpert(subject) ? 'The author is an expert on this story.' : 'The author belongs to the newsroom.';
    return { verdict: 'approve', findings: [{ code: 'STAFF', detail }] };
  }
}

function isExpert({ story, author }: ReviewSubject): boolean {
  return story.settings.expertIds?.includes(author.id) === true;
}
