/** Emitted once a version of settings is durable; holds no values, which may be secret. */
export class SettingsChanged {
  constructor(
    readonly kind: string,
    /** `organisation` or a site's id. */
    readonly scope: string,
    readonly version: number,
    /** A person's id, or `system:` and what acted. */
    readonly changedBy: string,
  ) {}
}
