import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { EventBus } from '../../core/events/event-bus.js';
import { UserAccessChanged } from './user.events.js';
import type { User } from './user.js';

const rememberMs = 2_000;
const maxRemembered = 5_000;

/** People as this process has read them within the last two seconds: who was just authenticated is not read again. */
@Injectable()
export class LatelyRead implements OnModuleInit {
  private readonly remembered = new Map<string, { readonly user: User; readonly until: number }>();
  /** Counts what was forgotten: a read that began before must not bring back what was so then. */
  private forgotten = 0;

  constructor(
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.events.on(UserAccessChanged, ({ userId }) => this.forget(userId));
  }

  recall(id: string): User | undefined {
    const known = this.remembered.get(id);
    return known && known.until > this.clock.now().getTime() ? known.user : undefined;
  }

  /** Remembers what `read` finds, unless something changed meanwhile. */
  async remembering(read: () => Promise<User | undefined>): Promise<User | undefined> {
    const before = this.forgotten;
    const user = await read();
    if (user && before === this.forgotten) this.remember(user);
    return user;
  }

  forget(id: string): void {
    this.forgotten += 1;
    this.remembered.delete(id);
  }

  private remember(user: User): void {
    if (this.remembered.size >= maxRemembered) this.remembered.clear();
    this.remembered.set(user.id, { user, until: this.clock.now().getTime() + rememberMs });
  }
}
