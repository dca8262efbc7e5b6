import { systemContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import type { ReadCache } from '../../core/graphql/reads/read-cache.js';
import type { PubSub } from '../../core/pubsub/pubsub.js';
import type { SettingsService } from '../settings/index.js';
import type { SiteVersions } from './site-versions.js';
import type { SitesQueries } from './sites.queries.js';
import type { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';

describe(SitesService.name, () => {
  it('makes a site while Redis is away, and forgets what this process has cached', async () => {
    const repository = { reserveOrigin: async () => true, insert: jest.fn() };
    const settings = { append: jest.fn() };
    const queries = { forget: jest.fn() };
    const pubsub = { publish: async () => Promise.reject(coreError('UNAVAILABLE')) };
    const reads = { invalidate: jest.fn() };
    const service = new SitesService(
      repository as unknown as SitesRepository,
      queries as unknown as SitesQueries,
      { sitesUpToDate: async () => [] } as unknown as SiteVersions,
      settings as unknown as SettingsService,
      pubsub as unknown as PubSub,
      reads as unknown as ReadCache,
      { now: () => new Date() },
    );
    const site = await service.create(systemContext('test'), { name: 'A site', origins: ['https://news.example'] });

    expect(settings.append).toHaveBeenCalled();
    expect(repository.insert).toHaveBeenCalledWith(site);
    expect(queries.forget).toHaveBeenCalled();
    expect(reads.invalidate).toHaveBeenCalled();
  });
});
