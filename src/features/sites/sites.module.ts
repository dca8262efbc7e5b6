import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { siteOriginSchema, siteSchema } from './site.schema.js';
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
  providers: [SitesRepository, SitesQueries, SitesService],
  exports: [SitesQueries, SitesService],
})
export class SitesModule {}
