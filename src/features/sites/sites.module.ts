import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { PermittedOrigins } from '../../core/http/permitted-origins.js';
import { siteOriginSchema, siteSchema } from './site.schema.js';
import { SiteOrigins } from './site-origins.js';
import { SitesQueries } from './sites.queries.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Site', schema: siteSchema },
      { name: 'SiteOrigin', schema: siteOriginSchema },
    ]),
  ],
  providers: [SitesRepository, SitesQueries, SitesService, { provide: PermittedOrigins, useClass: SiteOrigins }],
  exports: [SitesQueries, SitesService, PermittedOrigins],
})
export class SitesModule {}
