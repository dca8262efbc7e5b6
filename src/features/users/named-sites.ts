import { Injectable } from '@nestjs/common';
import { coreError } from '../../core/errors/core.errors.js';
import { SitesQueries } from '../sites/index.js';

const maxNamedSites = 100;

/** Sites that somebody has named, to limit something to them. */
@Injectable()
export class NamedSites {
  constructor(private readonly sites: SitesQueries) {}

  /**
   * @returns them, each once; nothing where none are named: everywhere
   * @throws BAD_INPUT for an empty list or one too long, NOT_FOUND for a site that does not exist
   */
  async checked(siteIds: readonly string[] | undefined): Promise<readonly string[] | undefined> {
    if (siteIds === undefined) return undefined;
    const unique = [...new Set(siteIds)];
    if (unique.length === 0 || unique.length > maxNamedSites) {
      throw coreError('BAD_INPUT', { problem: `Name between 1 and ${maxNamedSites} sites, or none for everywhere.` });
    }
    const known = new Set((await this.sites.all()).map(({ id }) => id));
    if (!unique.every((id) => known.has(id))) throw coreError('NOT_FOUND', { what: 'site' });
    return unique;
  }
}
