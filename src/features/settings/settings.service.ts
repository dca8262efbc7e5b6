import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { actorIdOf } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireAdmin } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { ReadCache } from '../../core/graphql/reads/read-cache.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import type { SettingsDefinition } from './define-settings.js';
import { organisationScope, settingsTag, type SettingsVersion } from './settings-version.js';
import { settingsRecord } from './settings-record.js';
import { applyChange, bringBack, keepSecrets, type PlainValues, type SettingsChange } from './settings-values.js';
import { SettingsVersionsRepository } from './settings-versions.repository.js';
import { settingsError } from './settings.errors.js';
import { SettingsChanged } from './settings.events.js';
import { SettingsQueries } from './settings.queries.js';
import { settingsChanged } from './settings.topics.js';

export interface ChangeOptions {
  /** The version that the change was made for; without it the change applies to whatever is newest. */
  readonly expectedVersion?: number | undefined;
  /** Why, for the history; up to 500 characters. */
  readonly note?: string | undefined;
}

/** A version to be written over `base`, the newest one that the writer knows. */
export interface NextVersion extends ChangeOptions {
  readonly base: number;
  readonly values: PlainValues;
  readonly restoredFrom?: number | undefined;
}

const maxNoteLength = 500;

/** Writes settings. A change is one insert: the newest version is the truth, and every older one stays. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly versions: SettingsVersionsRepository,
    private readonly queries: SettingsQueries,
    private readonly events: EventBus,
    private readonly pubsub: PubSub,
    private readonly reads: ReadCache,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes what is named and leaves the rest; secrets too are kept unless named.
   *
   * @param scope `organisation` or the id of a site that exists
   * @throws UNAUTHENTICATED, FORBIDDEN, BAD_INPUT with every invalid path, CONFLICT
   */
  async change<Values>(
    ctx: RequestContext,
    definition: SettingsDefinition<Values>,
    scope: string,
    change: SettingsChange<Values>,
    options: ChangeOptions = {},
  ): Promise<SettingsVersion> {
    requireAdmin(ctx);
    const newest = await this.versions.findNewest(definition.kind, scope);
    const own = newest?.values ?? {};
    const effective = { ...(await this.inherited(definition, scope)), ...own };
    const changed = applyChange(own, effective, change);
    const values = definition.validate(keepSecrets(changed, effective, definition.secretPaths));
    return this.append(ctx, definition, scope, {
      ...options,
      base: newest?.version ?? 0,
      values: values,
    });
  }

  /**
   * Writes an older version's values as the newest one. A secret that is set today stays: one that was replaced must
   * not come back.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, CONFLICT
   */
  async restore<Values>(
    ctx: RequestContext,
    definition: SettingsDefinition<Values>,
    scope: string,
    version: number,
    options: ChangeOptions = {},
  ): Promise<SettingsVersion> {
    requireAdmin(ctx);
    const [old, newest] = await Promise.all([
      this.find(definition, scope, version),
      this.versions.findNewest(definition.kind, scope),
    ]);
    const today = newest ?? old;
    const values = definition.validate(bringBack(old.values, today.values, definition.secretPaths));
    const next = { base: today.version, values: values as PlainValues, restoredFrom: version };
    return this.append(ctx, definition, scope, { ...options, ...next });
  }

  /** @throws NOT_FOUND */
  async find({ kind }: SettingsDefinition, scope: string, version: number): Promise<SettingsVersion> {
    const found = await this.versions.find({ kind, scope, version });
    if (!found) throw coreError('NOT_FOUND', { what: 'version' });
    return found;
  }

  /**
   * Writes the version after `base` and tells everybody. For features that keep settings of a kind of their own: who
   * may do it and what is valid is their business.
   *
   * @throws BAD_INPUT for a note too long, CONFLICT when somebody else was first or another version was expected
   */
  async append(
    ctx: RequestContext,
    { kind }: SettingsDefinition,
    scope: string,
    { base, values, note, restoredFrom, expectedVersion = base }: NextVersion,
  ): Promise<SettingsVersion> {
    if (note !== undefined && note.length > maxNoteLength) {
      throw coreError('BAD_INPUT', { problem: `A note has up to ${maxNoteLength} characters.` });
    }
    if (expectedVersion !== base) throw settingsError('CONFLICT', { version: base });
    const next: SettingsVersion = {
      kind,
      scope,
      version: base + 1,
      values,
      changedBy: actorIdOf(ctx.actor),
      changedAt: this.clock.now(),
      ...(note ? { note } : {}),
      ...(restoredFrom === undefined ? {} : { restoredFrom }),
    };
    if (!(await this.versions.insert(next, [settingsRecord(next)])))
      throw settingsError('CONFLICT', { version: base + 1 });
    await this.announce(next);
    return next;
  }

  private async inherited<Values>(definition: SettingsDefinition<Values>, scope: string): Promise<PlainValues> {
    if (scope === organisationScope) return definition.defaults;
    return (await this.queries.current(definition, organisationScope)).values as PlainValues;
  }

  /** The change is durable and stands: while Redis is away, other processes learn of it when their cache runs out. */
  private async announce({ kind, scope, version, changedBy }: SettingsVersion): Promise<void> {
    this.queries.forget(kind, scope);
    await this.pubsub.publish(settingsChanged, { kind, scope }).catch(() => undefined);
    await this.reads.invalidate(settingsTag(kind, scope));
    await this.events.emit(new SettingsChanged(kind, scope, version, changedBy));
  }
}
