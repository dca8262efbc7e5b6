import { Global, Module } from '@nestjs/common';
import { PubSub } from './pubsub.js';

/** Messages between processes; needs the global Redis module. */
@Global()
@Module({ providers: [PubSub], exports: [PubSub] })
export class PubSubModule {}
