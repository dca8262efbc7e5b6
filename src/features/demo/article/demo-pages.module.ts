import { Module } from '@nestjs/common';
import { DemoArticleController } from './demo-article.controller.js';
import { FrontDoorController } from './front-door.controller.js';

@Module({ controllers: [FrontDoorController, DemoArticleController] })
export class DemoPagesModule {}
