import { Module } from '@nestjs/common';
import { StoriesModule } from '../../stories/index.js';
import { ModerationModule } from '../moderation.module.js';
import { ModerationEntranceResolver } from './moderation-entrance.resolver.js';
import { AppealableResolver, OwnAppealsResolver } from './own-appeals.resolver.js';
import { OwnSanctionsResolver } from './own-sanctions.resolver.js';

/** What moderation shows on the public surface. */
@Module({
  imports: [ModerationModule, StoriesModule],
  providers: [OwnAppealsResolver, AppealableResolver, OwnSanctionsResolver, ModerationEntranceResolver],
})
export class PublicModerationGraphqlModule {}
