import type { GqlModuleOptions } from '@nestjs/graphql';
import type { SurfaceName } from '../config/process-plan.js';

export interface SurfaceTransports {
  readonly http: boolean;
  readonly live: boolean;
}

/** What the drivers of a surface are told, beside Nest's own options. */
export interface SurfaceDriverOptions extends GqlModuleOptions {
  readonly surface: SurfaceName;
}
