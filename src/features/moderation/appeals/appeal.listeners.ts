import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../../core/events/event-bus.js';
import { UserStateChanged } from '../../users/index.js';
import { CommentDecided } from '../../comments/index.js';
import { OvertakenAppeals } from './overtaken-appeals.js';

/** Whatever is done to a comment in the ordinary queues, or by its author, or to a person: open appeals follow. */
@Injectable()
export class AppealListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly overtaken: OvertakenAppeals,
  ) {}

  onModuleInit(): void {
    this.events.on(CommentDecided, ({ commentId }) => this.overtaken.followSoon(commentId));
    this.events.on(UserStateChanged, ({ userId }) => this.overtaken.followPersonSoon(userId));
  }
}
