import { hash } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import type { UserRole } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireAdmin } from '../../core/context/require-role.js';
import { newId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { LastAdmin } from './last-admin.js';
import { NamedSites } from './named-sites.js';
import { UserAccessChanged } from './user.events.js';
import { userError } from './user.errors.js';
import { emailKey, maxPasswordLength, minPasswordLength, usernameKey, usernamePattern, type User } from './user.js';
import { UserChanges } from './user-changes.js';
import { UsersRepository } from './users.repository.js';

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
export const argon2Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface NewUser {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly role?: UserRole;
}

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly changes: UserChanges,
    private readonly lastAdmin: LastAdmin,
    private readonly sites: NamedSites,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  /**
   * Makes an account. Of two simultaneous sign-ups with one name exactly one succeeds.
   *
   * @throws USERNAME_INVALID, USERNAME_TAKEN, EMAIL_INVALID, EMAIL_TAKEN, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG
   */
  async create(input: NewUser): Promise<User> {
    const username = input.username.trim().normalize('NFC');
    const email = input.email.trim();
    if (!usernamePattern.test(username)) throw userError('USERNAME_INVALID');
    if (email.length > 254 || !z.email().safeParse(email).success) throw userError('EMAIL_INVALID');
    assertPassword(input.password);

    const user: User = {
      id: newId(),
      username,
      email,
      passwordHash: await hash(input.password, argon2Options),
      role: input.role ?? 'COMMENTER',
      revokedTokens: [],
      createdAt: this.clock.now(),
    };
    await this.withReservations(user, () => this.users.insert(user));
    return user;
  }

  /**
   * @param siteIds limits a MODERATOR to these sites; without them they moderate all
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LAST_ADMIN, BAD_INPUT
   */
  async setRole(ctx: RequestContext, userId: string, role: UserRole, siteIds?: readonly string[]): Promise<User> {
    requireAdmin(ctx);
    const user = await this.get(userId);
    if (siteIds && role !== 'MODERATOR') {
      throw coreError('BAD_INPUT', { problem: 'Only moderators can be limited to sites.' });
    }
    const sites = await this.sites.checked(siteIds);
    const change = () => this.changes.apply(ctx, userId, { kind: 'ROLE_CHANGED', to: role, siteIds: sites });
    const changed = await (role === 'ADMIN' ? change() : this.lastAdmin.keep(user, change));
    if (!changed) throw coreError('NOT_FOUND', { what: 'user' });
    return changed;
  }

  /**
   * Gives somebody who has proven who they are another password, and voids every token issued until now.
   *
   * @throws PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG; CONFLICT where it was changed elsewhere at the same moment
   */
  async setPassword(user: User, password: string): Promise<User> {
    assertPassword(password);
    const passwordHash = await hash(password, argon2Options);
    const changed = await this.users.setPassword(user, passwordHash, this.clock.now());
    if (!changed) throw coreError('CONFLICT', { what: 'password' });
    await this.events.emit(new UserAccessChanged(user.id));
    return changed;
  }

  /** Voids one access token, on every process at once. */
  async revokeToken(userId: string, token: { readonly jti: string; readonly expiresAt: Date }): Promise<void> {
    await this.users.revokeToken(userId, token, this.clock.now());
    await this.events.emit(new UserAccessChanged(userId));
  }

  /** Voids every token issued until now. */
  async revokeAllTokens(userId: string): Promise<void> {
    await this.users.setTokensValidFrom(userId, this.clock.now());
    await this.events.emit(new UserAccessChanged(userId));
  }

  private async get(userId: string): Promise<User> {
    const user = await this.users.findById(userId);
    if (!user) throw coreError('NOT_FOUND', { what: 'user' });
    return user;
  }

  private async withReservations(user: User, insert: () => Promise<void>): Promise<void> {
    const now = this.clock.now();
    const name = `username:${usernameKey(user.username)}`;
    const mail = `email:${emailKey(user.email)}`;
    if (!(await this.users.reserve(name, user.id, now))) throw userError('USERNAME_TAKEN');
    if (!(await this.users.reserve(mail, user.id, now))) {
      await this.users.release(name, user.id);
      throw userError('EMAIL_TAKEN');
    }
    // Both stay reserved should this fail: nobody knows whether it was done. Reservations without an account lapse.
    await insert();
  }
}

function assertPassword(password: string): void {
  if ([...password].length < minPasswordLength) throw userError('PASSWORD_TOO_SHORT', { min: minPasswordLength });
  if (password.length > maxPasswordLength) throw userError('PASSWORD_TOO_LONG', { max: maxPasswordLength });
}
