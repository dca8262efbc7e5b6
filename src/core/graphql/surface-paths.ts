import type { SurfaceName } from '../config/process-plan.js';

/** Where each surface answers. Everything of the admin surface lies under `/admin`, so that a proxy can cut it off. */
export const surfacePaths: Readonly<Record<SurfaceName, { readonly http: string; readonly live: string }>> = {
  public: { http: '/api/graphql', live: '/api/graphql/live' },
  admin: { http: '/admin/api/graphql', live: '/admin/api/graphql/live' },
};
