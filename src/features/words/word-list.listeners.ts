import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { WordListChanged } from './word-list.events.js';
import { WordListOutbox } from './word-list-outbox.js';
import { versionName } from './word-list.js';

@Injectable()
export class WordListListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly outbox: WordListOutbox,
  ) {}

  onModuleInit(): void {
    this.events.on(WordListChanged, (version) => this.outbox.settleSoon(versionName(version)));
  }
}
