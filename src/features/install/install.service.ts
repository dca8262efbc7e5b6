import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Config } from '../../core/config/config.js';
import { type RequestContext, systemContext } from '../../core/context/request-context.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { AuthService, type SignedIn } from '../auth/index.js';
import { DemoStories } from '../demo/index.js';
import { type Site, SitesQueries, SitesService } from '../sites/index.js';
import { type User, UsersQueries, UsersService } from '../users/index.js';
import { installError } from './install.errors.js';
import { InstallationsRepository } from './installations.repository.js';

export interface InstallInput {
  readonly siteName: string;
  readonly origins: readonly string[];
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

export interface Installed extends SignedIn {
  readonly site: Site;
  /** The demo article, where the first comment can be posted. */
  readonly nextUrl: string;
}

/** No letters or digits that look alike: the code is read off one screen and typed into another. */
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 12;
const claimMs = 60_000;
const attemptsByAddress = { name: 'install', points: 10, durationSeconds: 600 } as const;

/** First-run set-up: an administrator, a site and the demo article. Once. */
@Injectable()
export class InstallService {
  constructor(
    private readonly installations: InstallationsRepository,
    private readonly users: UsersService,
    private readonly userQueries: UsersQueries,
    private readonly auth: AuthService,
    private readonly sites: SitesService,
    private readonly siteQueries: SitesQueries,
    private readonly demo: DemoStories,
    private readonly limiter: RateLimiter,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async isInstalled(): Promise<boolean> {
    return (await this.installations.find())?.installedAt !== undefined;
  }

  get isLocked(): boolean {
    return this.config.auth.isInstallLocked;
  }

  /** The one-time code to print at start; undefined once Talk is set up, or where set-up is locked. */
  async code(): Promise<string | undefined> {
    if (this.isLocked) return undefined;
    await this.installations.insertCodeOnce(newCode());
    return (await this.installations.find())?.code;
  }

  /**
   * Set-up in the browser.
   *
   * @throws INSTALL_LOCKED, ALREADY_INSTALLED, INSTALL_CODE_WRONG, RATE_LIMITED, and what makes a user or a site invalid
   */
  async installWithCode(ctx: RequestContext, code: string, input: InstallInput): Promise<Installed> {
    await this.limiter.consume(attemptsByAddress, ctx.address);
    if (this.isLocked) throw installError('INSTALL_LOCKED');
    const expected = await this.code();
    if (expected === undefined) throw installError('ALREADY_INSTALLED');
    if (!isSameCode(code, expected)) throw installError('INSTALL_CODE_WRONG');
    return this.install(input);
  }

  /**
   * Set-up by whoever has the machine. A set-up that crashed half-way can be repeated.
   *
   * @throws INSTALL_LOCKED, ALREADY_INSTALLED, and what makes a user or a site invalid
   */
  async install(input: InstallInput): Promise<Installed> {
    if (this.isLocked) throw installError('INSTALL_LOCKED');
    await this.installations.insertCodeOnce(newCode());
    const now = this.clock.now();
    if (!(await this.installations.claim(now, new Date(now.getTime() + claimMs))))
      throw installError('ALREADY_INSTALLED');
    try {
      const site = await this.ensureSite(input);
      const user = await this.ensureAdministrator(input);
      const nextUrl = await this.demo.ensure();
      await this.installations.finish(this.clock.now());
      return { ...(await this.auth.issue(user)), site, nextUrl };
    } catch (error) {
      await this.installations.release();
      throw error;
    }
  }

  private async ensureSite({ siteName, origins }: InstallInput): Promise<Site> {
    const ctx = systemContext('install');
    const { origin } = new URL(this.config.http.rootUrl);
    const wanted = { name: siteName, origins: [...origins, origin] };
    const [leftover] = await this.siteQueries.all();
    return leftover ? this.sites.update(ctx, leftover.id, wanted) : this.sites.create(ctx, wanted);
  }

  private async ensureAdministrator({ username, email, password }: InstallInput): Promise<User> {
    const leftover = await this.userQueries.byEmail(email);
    if (leftover?.role === 'ADMIN') return this.auth.verifyPassword(email, password);
    return this.users.create({ username, email, password, role: 'ADMIN' });
  }
}

function newCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
}

function isSameCode(given: string, expected: string): boolean {
  const normal = Buffer.from(given.replace(/[\s-]/g, '').toUpperCase());
  const right = Buffer.from(expected);
  return normal.length === right.length && timingSafeEqual(normal, right);
}
