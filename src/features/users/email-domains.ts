import { domainToASCII } from 'node:url';
import { Injectable } from '@nestjs/common';
import { moderationSettings, organisationScope, SettingsQueries } from '../settings/index.js';
import { userError } from './user.errors.js';

/** The settings that people's accounts follow. */
export interface PeopleSettings {
  readonly banEmailDomains: readonly string[];
  /** Whether "shadow-limited" can be given to anybody. */
  readonly shadowLimits: boolean;
}

/** What the organisation's moderation rules say about accounts: an account belongs to no single site. */
@Injectable()
export class PeopleRules {
  constructor(private readonly settings: SettingsQueries) {}

  async current(): Promise<PeopleSettings> {
    return (await this.settings.current(moderationSettings, organisationScope)).values.people;
  }
}

/** Who may sign up, by the provider of their e-mail address. */
@Injectable()
export class EmailDomains {
  constructor(private readonly rules: PeopleRules) {}

  /** @throws EMAIL_DOMAIN_BANNED */
  async assertAccepted(email: string): Promise<void> {
    const { banEmailDomains } = await this.rules.current();
    if (emailMatchesDomain(email, banEmailDomains)) throw userError('EMAIL_DOMAIN_BANNED');
  }
}

/**
 * Whether the address is of one of the domains or of what is below them: `example.org` matches `a@example.org` and
 * `a@news.example.org`, never `a@badexample.org` or `a@example.org.uk`. Case, and the two ways to write an international
 * name, make no difference.
 */
export function emailMatchesDomain(email: string, domains: readonly string[]): boolean {
  if (domains.length === 0) return false;
  const host = asciiDomain(email.slice(email.lastIndexOf('@') + 1));
  if (host === '') return false;
  return domains.some((domain) => {
    const suffix = asciiDomain(domain);
    return suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`));
  });
}

/** Empty for what is no domain. */
function asciiDomain(text: string): string {
  return domainToASCII(text.trim().toLowerCase().replace(/\.$/, ''));
}
