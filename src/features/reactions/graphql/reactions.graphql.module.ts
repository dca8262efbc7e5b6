import { Module } from '@nestjs/common';
import { ReactionsModule } from '../reactions.module.js';
import { ReactionsResolver, ViewerReactionsResolver } from './reactions.resolver.js';

@Module({ imports: [ReactionsModule], providers: [ReactionsResolver, ViewerReactionsResolver] })
export class ReactionsGraphqlModule {}
