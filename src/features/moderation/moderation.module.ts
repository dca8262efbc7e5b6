import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CommentsModule } from '../comments/index.js';
import { LedgerModule } from '../ledger/index.js';
import { SettingsModule } from '../settings/index.js';
import { SitesModule } from '../sites/index.js';
import { StoriesModule } from '../stories/index.js';
import { UsersModule } from '../users/index.js';
import { WordsModule } from '../words/index.js';
import { AppealDecisionsService } from './appeals/appeal-decisions.service.js';
import { AppealDeciders } from './appeals/appeal-deciders.js';
import { AppealFiling } from './appeals/appeal-filing.js';
import { AppealListeners } from './appeals/appeal.listeners.js';
import { AppealOutbox } from './appeals/appeal-outbox.js';
import { appealSchema } from './appeals/appeal.schema.js';
import { AppealsQueries } from './appeals/appeals.queries.js';
import { AppealsRepository } from './appeals/appeals.repository.js';
import { AppealsService } from './appeals/appeals.service.js';
import { GrantedAppeals } from './appeals/granted-appeals.js';
import { OvertakenAppeals } from './appeals/overtaken-appeals.js';
import { SanctionAppealsService } from './appeals/sanction-appeals.service.js';
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
import { ModeratorActs } from './moderator-acts.js';
import { QueueEvents } from './queue-events.js';
import { ruleSimulationSchema } from './simulator/rule-simulation.schema.js';
import { RuleSimulationsRepository } from './simulator/rule-simulations.repository.js';
import { RuleSimulationsService } from './simulator/rule-simulations.service.js';
import { RuleSimulator } from './simulator/rule-simulator.js';

/** In every role: whichever process settles a story announces the change of the queues. */
@Module({
  imports: [
    LedgerModule,
    SettingsModule,
    CommentsModule,
    SitesModule,
    StoriesModule,
    UsersModule,
    WordsModule,
    MongooseModule.forFeature([
      { name: 'Claim', schema: claimSchema },
      { name: 'BulkOperation', schema: bulkOperationSchema },
      { name: 'BulkItem', schema: bulkItemSchema },
      { name: 'Appeal', schema: appealSchema },
      { name: 'RuleSimulation', schema: ruleSimulationSchema },
    ]),
  ],
  providers: [
    ModerationListeners,
    ModerationQueries,
    ModerationService,
    ModeratorActs,
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
    AppealsRepository,
    AppealOutbox,
    AppealListeners,
    AppealFiling,
    AppealDeciders,
    AppealsService,
    SanctionAppealsService,
    AppealsQueries,
    AppealDecisionsService,
    GrantedAppeals,
    OvertakenAppeals,
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
    AppealOutbox,
    AppealDeciders,
    AppealsService,
    SanctionAppealsService,
    AppealsQueries,
    AppealDecisionsService,
    GrantedAppeals,
    OvertakenAppeals,
    RuleSimulationsService,
    RuleSimulator,
    CommentsModule,
  ],
})
export class ModerationModule {}
