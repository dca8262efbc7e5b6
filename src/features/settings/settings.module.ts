import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LedgerModule } from '../ledger/index.js';
import { SettingsOutbox } from './settings-outbox.js';
import { settingsVersionSchema } from './settings-version.schema.js';
import { SettingsVersionsRepository } from './settings-versions.repository.js';
import { SettingsListeners } from './settings.listeners.js';
import { SettingsQueries } from './settings.queries.js';
import { SettingsService } from './settings.service.js';

@Module({
  imports: [LedgerModule, MongooseModule.forFeature([{ name: 'SettingsVersion', schema: settingsVersionSchema }])],
  providers: [SettingsVersionsRepository, SettingsOutbox, SettingsListeners, SettingsQueries, SettingsService],
  exports: [SettingsVersionsRepository, SettingsQueries, SettingsService],
})
export class SettingsModule {}
