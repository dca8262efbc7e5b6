import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module.js';
import { AppealableResolver, OwnAppealsResolver } from './own-appeals.resolver.js';
import { OwnSanctionsResolver } from './own-sanctions.resolver.js';

/** What moderation shows on the public surface. */
@Module({ imports: [ModerationModule], providers: [OwnAppealsResolver, AppealableResolver, OwnSanctionsResolver] })
export class OwnAppealsGraphqlModule {}
