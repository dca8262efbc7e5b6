import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuthModule } from '../auth/index.js';
import { DemoModule } from '../demo/index.js';
import { SitesModule } from '../sites/index.js';
import { UsersModule } from '../users/index.js';
import { installationSchema } from './installation.schema.js';
import { InstallationsRepository } from './installations.repository.js';
import { InstallService } from './install.service.js';

@Module({
  imports: [
    AuthModule,
    UsersModule,
    SitesModule,
    DemoModule,
    MongooseModule.forFeature([{ name: 'Installation', schema: installationSchema }]),
  ],
  providers: [InstallationsRepository, InstallService],
  exports: [InstallService],
})
export class InstallModule {}
