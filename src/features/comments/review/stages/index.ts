import type { Type } from '@nestjs/common';
import { ExternalStages } from './external.stages.js';
import { KarmaStage } from './karma.stage.js';
import { LinksStage } from './links.stage.js';
import { NewCommenterStage } from './new-commenter.stage.js';
import { PreModerationStage } from './pre-moderation.stage.js';
import { RecentRejectionsStage } from './recent-rejections.stage.js';
import { RepeatPostStage } from './repeat-post.stage.js';
import { SpamStage } from './spam.stage.js';
import { StaffStage } from './staff.stage.js';
import { ToxicityStage } from './toxicity.stage.js';
import { BannedWordsStage, SuspectWordsStage } from './word-list.stages.js';

/** Talk's own stages and the source of the newsroom's, in the order of their positions. */
export const builtInStages: readonly Type[] = [
  RepeatPostStage,
  BannedWordsStage,
  SuspectWordsStage,
  LinksStage,
  KarmaStage,
  NewCommenterStage,
  RecentRejectionsStage,
  SpamStage,
  ToxicityStage,
  ExternalStages,
  PreModerationStage,
  StaffStage,
];
