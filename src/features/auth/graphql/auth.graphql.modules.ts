import { Module } from '@nestjs/common';
import { UsersModule } from '../../users/index.js';
import { AuthModule } from '../auth.module.js';
import { AuthResolver } from './auth.resolver.js';
import { SessionsResolver } from './sessions.resolver.js';
import { StaffAuthResolver } from './staff-auth.resolver.js';

@Module({ imports: [AuthModule, UsersModule], providers: [AuthResolver, SessionsResolver] })
export class AuthGraphqlModule {}

@Module({ imports: [AuthModule, UsersModule], providers: [StaffAuthResolver] })
export class StaffAuthGraphqlModule {}
