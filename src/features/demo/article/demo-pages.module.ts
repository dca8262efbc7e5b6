import { Module } from '@nestjs/common';
import { DemoArticleController } from './demo-article.controller.js';

@Module({ controllers: [DemoArticleController] })
export class DemoPagesModule {}
