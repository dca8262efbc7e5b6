import { Module } from '@nestjs/common';
import { SitesModule } from '../sites.module.js';
import { SettingsResolver } from './settings.resolver.js';
import { SitesResolver } from './sites.resolver.js';

@Module({ imports: [SitesModule], providers: [SitesResolver, SettingsResolver] })
export class SitesGraphqlModule {}
