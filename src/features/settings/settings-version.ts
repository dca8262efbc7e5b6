import type { PlainValues } from './settings-values.js';

/** The scope of what holds for all sites; any other scope is the id of a site. */
export const organisationScope = 'organisation';

/** Settings of one kind at one scope, as one change left them. Never altered: the newest one holds. */
export interface SettingsVersion {
  readonly kind: string;
  readonly scope: string;
  /** Counts from 1 without a gap. */
  readonly version: number;
  /** The sections that this scope has itself; others are inherited. Secrets included: never shown as they are. */
  readonly values: PlainValues;
  /** A person's id, or `system:` and what acted. */
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly note?: string;
  /** The older version whose values these are. */
  readonly restoredFrom?: number;
}

/** A version's `_id`: of two writers of one version exactly one succeeds. */
export function versionId({ kind, scope, version }: Pick<SettingsVersion, 'kind' | 'scope' | 'version'>): string {
  return `${kind}/${scope}@${version}`;
}

/** Cached reads that depend on these settings go when this tag is invalidated. */
export function settingsTag(kind: string, scope: string): string {
  return `settings:${kind}/${scope}`;
}
