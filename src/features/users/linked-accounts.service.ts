import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { systemContext } from '../../core/context/request-context.js';
import { derivedId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { UserAccessChanged } from './user.events.js';
import { isModeratorRole, type LinkedAccount, type User, usernameKey, usernamePattern } from './user.js';
import { UserChanges } from './user-changes.js';
import { UsersRepository } from './users.repository.js';

export interface LinkedPerson extends LinkedAccount {
  readonly email: string;
}

/** Accounts of people whom another system signs in: no password here, and their id follows from their id there. */
@Injectable()
export class LinkedAccounts {
  constructor(
    private readonly users: UsersRepository,
    private readonly changes: UserChanges,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * The person's account, made at their first visit and brought up to what the other system says since. An e-mail
   * address does not make two people one: that system may never have asked for a proof of it. A moderator's or an
   * administrator's role is Talk's own and stays.
   */
  async ensure(person: LinkedPerson): Promise<User> {
    const id = derivedId('linked', person.issuer, person.subject);
    const known = await this.users.findById(id);
    return known ? this.updated(known, person) : this.created(id, person);
  }

  private async created(id: string, { email, ...linked }: LinkedPerson): Promise<User> {
    const user: User = {
      id,
      username: await this.reserveName(id, linked.username),
      email,
      linked,
      role: linked.role ?? 'COMMENTER',
      revokedTokens: [],
      createdAt: this.clock.now(),
    };
    await this.users.insertOnce(user);
    return this.get(id);
  }

  private async updated(user: User, { email, ...linked }: LinkedPerson): Promise<User> {
    const before = user.linked;
    const isSame = before?.username === linked.username && before.role === linked.role && user.email === email;
    if (isSame) return user;
    const ctx = systemContext('single-sign-on');
    if (before?.username !== linked.username) await this.rename(user, linked.username);
    const role = linked.role ?? 'COMMENTER';
    if (before?.role !== linked.role && role !== user.role && !isModeratorRole(user.role)) {
      await this.changes.apply(ctx, user.id, { kind: 'ROLE_CHANGED', to: role });
    }
    await this.users.setLinked(user.id, linked, email);
    await this.events.emit(new UserAccessChanged(user.id));
    return this.get(user.id);
  }

  private async rename({ id, username: from }: User, wanted: string): Promise<void> {
    const to = await this.reserveName(id, wanted);
    if (to === from) return;
    await this.changes.apply(systemContext('single-sign-on'), id, { kind: 'USERNAME_CHANGED', from, to });
    if (usernameKey(to) !== usernameKey(from)) await this.users.release(`username:${usernameKey(from)}`, id);
  }

  /** The name as it is said there, as far as names go here; where somebody else has it, a part of the id is added. */
  private async reserveName(id: string, said: string): Promise<string> {
    const name = asUsername(said) ?? `reader-${id.slice(0, 6)}`;
    const now = this.clock.now();
    if (await this.users.reserve(`username:${usernameKey(name)}`, id, now)) return name;
    const other = `${[...name].slice(0, 21).join('')}.${id.slice(0, 8)}`;
    if (await this.users.reserve(`username:${usernameKey(other)}`, id, now)) return other;
    throw coreError('CONFLICT', { what: 'username' });
  }

  private async get(id: string): Promise<User> {
    const user = await this.users.findById(id);
    if (!user) throw coreError('NOT_FOUND', { what: 'user' });
    return user;
  }
}

/** "Jane Doe" reads `Jane.Doe`; nothing where too little is left. */
export function asUsername(said: string): string | undefined {
  const words = said.normalize('NFC').trim().split(/\s+/u);
  const name = [...words.join('.')]
    .filter((sign) => /[\p{L}\p{N}_.-]/u.test(sign))
    .slice(0, 30)
    .join('');
  return usernamePattern.test(name) ? name : undefined;
}
