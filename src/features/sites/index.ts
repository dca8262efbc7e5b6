export * from './site.js';
export { siteError } from './site.errors.js';
export { originPermits, parseOrigin } from './site-origin.js';
export { siteSettings } from './site-settings.js';
export { SitesModule } from './sites.module.js';
export { SitesQueries } from './sites.queries.js';
export { SitesService, type NewSite } from './sites.service.js';
