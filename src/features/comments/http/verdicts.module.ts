import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments.module.js';
import { VerdictsController } from './verdicts.controller.js';

/** What external services reach, on the public web surface. */
@Module({ imports: [CommentsModule], controllers: [VerdictsController] })
export class VerdictsModule {}
