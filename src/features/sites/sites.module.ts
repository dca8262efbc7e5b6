import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { PermittedOrigins } from '../../core/http/permitted-origins.js';
import { SettingsModule } from '../settings/index.js';
import { siteOriginSchema, siteSchema } from './site.schema.js';
import { ScopedSettingsService } from './scoped-settings.service.js';
import { SiteOrigins } from './site-origins.js';
import { SiteVersions } from './site-versions.js';
import { SitesQueries } from './sites.queries.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';

@Module({
  imports: [
    SettingsModule,
    MongooseModule.forFeature([
      { name: 'Site', schema: siteSchema },
      { name: 'SiteOrigin', schema: siteOriginSchema },
    ]),
  ],
  providers: [
    SitesRepository,
    SiteVersions,
    SitesQueries,
    SitesService,
    ScopedSettingsService,
    { provide: PermittedOrigins, useClass: SiteOrigins },
  ],
  exports: [SitesQueries, SitesService, ScopedSettingsService, PermittedOrigins, SettingsModule],
})
export class SitesModule {}
