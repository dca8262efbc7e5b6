import type { Type } from '@nestjs/common';
import type { ReviewStage } from '../review-stage.js';
import { KarmaStage } from './karma.stage.js';
import { LinksStage } from './links.stage.js';
import { NewCommenterStage } from './new-commenter.stage.js';
import { PreModerationStage } from './pre-moderation.stage.js';
import { RecentRejectionsStage } from './recent-rejections.stage.js';
import { RepeatPostStage } from './repeat-post.stage.js';
import { StaffStage } from './staff.stage.js';

/** Talk's own stages, in the order of their positions. */
export const builtInStages: readonly Type<ReviewStage>[] = [
  RepeatPostStage,
  LinksStage,
  KarmaStage,
  NewCommenterStage,
  RecentRejectionsStage,
  PreModerationStage,
  StaffStage,
];
