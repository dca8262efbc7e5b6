import { Module } from '@nestjs/common';
import { EmbeddingModule } from '../../embedding/index.js';
import { DemoArticleController } from './demo-article.controller.js';
import { FrontDoorController } from './front-door.controller.js';

@Module({ imports: [EmbeddingModule], controllers: [FrontDoorController, DemoArticleController] })
export class DemoPagesModule {}
