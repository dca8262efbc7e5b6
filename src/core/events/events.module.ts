import { Global, Module } from '@nestjs/common';
import { BackgroundWork } from './background-work.js';
import { EventBus } from './event-bus.js';

@Global()
@Module({ providers: [EventBus, BackgroundWork], exports: [EventBus, BackgroundWork] })
export class EventsModule {}
