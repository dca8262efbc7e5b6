import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { EventBus } from '../../core/events/event-bus.js';
import { UserAccessChanged } from './user.events.js';
import type { PublicUser } from './user.js';
import { UsersRepository } from './users.repository.js';

/** After this long a change of role in another process is seen here too. */
const rememberMs = 2_000;
const maxRemembered = 10_000;

/** What anybody may know of people, remembered for a moment: the authors of one page are mostly those of the next. */
@Injectable()
export class PublicUsers implements OnModuleInit {
  private readonly remembered = new Map<string, { readonly user: PublicUser; readonly until: number }>();

  constructor(
    private readonly repository: UsersRepository,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.events.on(UserAccessChanged, ({ userId }) => void this.remembered.delete(userId));
  }

  /** In the order of the ids; a person who is gone leaves a gap. One command at the most. */
  async byIds(ids: readonly string[]): Promise<(PublicUser | undefined)[]> {
    const now = this.clock.now().getTime();
    const users = new Map(ids.map((id) => [id, this.recall(id, now)]));
    const missing = ids.filter((id) => !users.get(id));
    const found = missing.length > 0 ? await this.repository.findPublic(missing) : [];
    for (const user of found) {
      users.set(user.id, user);
      this.remember(user);
    }
    return ids.map((id) => users.get(id));
  }

  /** Spares a read of somebody who was just read for another reason. */
  remember({ id, username, role }: PublicUser): void {
    if (this.remembered.size >= maxRemembered) this.remembered.clear();
    this.remembered.set(id, { user: { id, username, role }, until: this.clock.now().getTime() + rememberMs });
  }

  private recall(id: string, now: number): PublicUser | undefined {
    const known = this.remembered.get(id);
    return known && known.until > now ? known.user : undefined;
  }
}
