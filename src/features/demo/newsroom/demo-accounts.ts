import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuthService } from '../../auth/index.js';
import { type NewUser, type User, UsersQueries, UsersService } from '../../users/index.js';
import { inventedOrigin } from './invented-stories.js';

export const demoAccountNames = ['admin', 'moderator', 'reader'] as const;
export type DemoAccountName = (typeof demoAccountNames)[number];

export type NewDemoAccounts = Readonly<Record<DemoAccountName, NewUser>>;

export interface DemoAccount {
  readonly user: User;
  /** Missing where the account was there before with a password of its own. */
  readonly password?: string;
}

export type DemoAccounts = Readonly<Record<DemoAccountName, DemoAccount>>;

/**
 * The accounts to sign in as.
 *
 * @param passwords `known`: the same everywhere, to try things out; `random`: where strangers can reach Talk
 */
export function demoAccounts(passwords: 'known' | 'random'): NewDemoAccounts {
  const account = (name: DemoAccountName, role: User['role']): NewUser => ({
    username: `demo.${name}`,
    email: `${name}@${new URL(inventedOrigin).hostname}`,
    password: passwords === 'known' ? `talk-demo-${name}` : randomBytes(15).toString('base64url'),
    role,
  });
  return {
    admin: account('admin', 'ADMIN'),
    moderator: account('moderator', 'MODERATOR'),
    reader: account('reader', 'COMMENTER'),
  };
}

@Injectable()
export class DemoAccountsService {
  constructor(
    private readonly users: UsersService,
    private readonly queries: UsersQueries,
    private readonly auth: AuthService,
  ) {}

  /**
   * Makes those that are missing; those that are there stay as they are.
   *
   * @throws USERNAME_TAKEN where somebody else has one of the names
   */
  async ensure({ admin, moderator, reader }: NewDemoAccounts): Promise<DemoAccounts> {
    return {
      admin: await this.ensureOne(admin),
      moderator: await this.ensureOne(moderator),
      reader: await this.ensureOne(reader),
    };
  }

  private async ensureOne(account: NewUser): Promise<DemoAccount> {
    const { email, password } = account;
    const user = await this.queries.byEmail(email);
    if (!user) return { user: await this.users.create(account), password };
    const isRight = await this.auth.verifyPassword(email, password).then(
      () => true,
      () => false,
    );
    return isRight ? { user, password } : { user };
  }
}
