import { Module } from '@nestjs/common';
import { InstallModule } from '../install.module.js';
import { InstallResolver } from './install.resolver.js';

@Module({ imports: [InstallModule], providers: [InstallResolver] })
export class InstallGraphqlModule {}
