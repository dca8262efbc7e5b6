import { Module } from '@nestjs/common';
import { SitesModule } from '../sites.module.js';
import { SitesResolver } from './sites.resolver.js';

@Module({ imports: [SitesModule], providers: [SitesResolver] })
export class SitesGraphqlModule {}
