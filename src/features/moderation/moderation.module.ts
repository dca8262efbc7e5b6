import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CommentsModule } from '../comments/index.js';
import { SettingsModule } from '../settings/index.js';
import { SitesModule } from '../sites/index.js';
import { StoriesModule } from '../stories/index.js';
import { UsersModule } from '../users/index.js';
import { WordsModule } from '../words/index.js';
import { bulkItemSchema, bulkOperationSchema } from './bulk/bulk.schema.js';
import { BulkRepository } from './bulk/bulk.repository.js';
import { BulkRunner } from './bulk/bulk-runner.js';
import { BulkSelections } from './bulk/bulk-selection.js';
import { BulkService } from './bulk/bulk.service.js';
import { BulkTurns } from './bulk/bulk-turns.js';
import { BulkUndo } from './bulk/bulk-undo.js';
import { ClaimEvents } from './claims/claim-events.js';
import { claimSchema } from './claims/claim.schema.js';
import { ClaimsRepository } from './claims/claims.repository.js';
import { ClaimsService } from './claims/claims.service.js';
import { ModerationListeners } from './moderation.listeners.js';
import { ModerationQueries } from './moderation.queries.js';
import { ModerationService } from './moderation.service.js';
import { ModeratorLimit } from './moderator-limit.js';
import { QueueEvents } from './queue-events.js';
import { ruleSimulationSchema } from './simulator/rule-simulation.schema.js';
import { RuleSimulationsRepository } from './simulator/rule-simulations.repository.js';
import { RuleSimulationsService } from './simulator/rule-simulations.service.js';
import { RuleSimulator } from './simulator/rule-simulator.js';

/** In every role: whichever process settles a story announces the change of the queues. */
@Module({
  imports: [
    CommentsModule,
    SettingsModule,
    SitesModule,
    StoriesModule,
    UsersModule,
    WordsModule,
    MongooseModule.forFeature([
      { name: 'Claim', schema: claimSchema },
      { name: 'BulkOperation', schema: bulkOperationSchema },
      { name: 'BulkItem', schema: bulkItemSchema },
      { name: 'RuleSimulation', schema: ruleSimulationSchema },
    ]),
  ],
  providers: [
    ModerationListeners,
    ModerationQueries,
    ModerationService,
    ModeratorLimit,
    QueueEvents,
    ClaimsRepository,
    ClaimsService,
    ClaimEvents,
    BulkRepository,
    BulkSelections,
    BulkService,
    BulkRunner,
    BulkUndo,
    BulkTurns,
    RuleSimulationsRepository,
    RuleSimulationsService,
    RuleSimulator,
  ],
  exports: [
    ModerationQueries,
    ModerationService,
    QueueEvents,
    ClaimsRepository,
    ClaimsService,
    ClaimEvents,
    BulkRepository,
    BulkService,
    BulkTurns,
    RuleSimulationsService,
    RuleSimulator,
    CommentsModule,
  ],
})
export class ModerationModule {}
