import { Module } from '@nestjs/common';
import { AuthModule } from '../auth.module.js';
import { SignInCodesSweep } from './sign-in-codes-sweep.js';

@Module({ imports: [AuthModule], providers: [SignInCodesSweep] })
export class AuthJobsModule {}
