import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { settingsVersionSchema } from './settings-version.schema.js';
import { SettingsVersionsRepository } from './settings-versions.repository.js';
import { SettingsQueries } from './settings.queries.js';
import { SettingsService } from './settings.service.js';

@Module({
  imports: [MongooseModule.forFeature([{ name: 'SettingsVersion', schema: settingsVersionSchema }])],
  providers: [SettingsVersionsRepository, SettingsQueries, SettingsService],
  exports: [SettingsVersionsRepository, SettingsQueries, SettingsService],
})
export class SettingsModule {}
