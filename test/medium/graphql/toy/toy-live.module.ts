import { EventEmitter, once } from 'node:events';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Args, Field, ObjectType, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Actor } from '../../../../src/core/context/actor.js';
import type { RequestContext } from '../../../../src/core/context/request-context.js';
import { coreError } from '../../../../src/core/errors/core.errors.js';
import { Ctx, RequestLoaders } from '../../../../src/core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../../src/core/graphql/context/loaders.js';
import type { LiveFeed } from '../../../../src/core/graphql/live/live-feed.js';
import { LiveFeeds } from '../../../../src/core/graphql/live/live-feeds.js';
import { liveOnly } from '../../../../src/core/graphql/live/live-only.js';
import { Gate } from './toy-notes.js';

export interface RoomEvent {
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  readonly room: string;
  readonly text: string;
  /** Held for review: its author and moderators see it, nobody else. */
  readonly heldFor?: string;
}

@ObjectType('RoomEvent')
export class RoomEventModel {
  @Field(() => String)
  eventID!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String)
  seenAs!: string;
}

/** The toy feature's events, with a log that knows them all. */
@Injectable()
export class ToyRooms implements OnModuleInit, LiveFeed<{ room: string }, RoomEvent> {
  readonly field = 'roomChanged';
  readonly log: RoomEvent[] = [];
  readonly listeners = new Map<string, Set<(event: RoomEvent) => void>>();
  readonly closedRooms = new Set<string>();
  readonly barred = new Set<string>();
  private readonly stops = new EventEmitter();
  opened = 0;
  executed = 0;
  loaders = 0;
  replayGate?: Gate;

  constructor(private readonly feeds: LiveFeeds) {}

  onModuleInit(): void {
    this.feeds.register('public', this);
  }

  /** Something happens: it is in the log, then those who listen hear of it. */
  say(room: string, text: string, heldFor?: string): RoomEvent {
    const id = String(this.log.length + 1);
    const event = { id, subject: id, version: 1, room, text, heldFor };
    this.log.push(event);
    for (const push of this.listeners.get(room) ?? []) push(event);
    return event;
  }

  /** Resolves when somebody stops listening to the room. */
  async stopped(room: string): Promise<void> {
    await once(this.stops, room);
  }

  parseArgs(args: unknown): { room: string } {
    const { room } = args as { room: string };
    if (room === '') throw new Error('no room');
    return { room };
  }

  keyOf({ room }: { room: string }): string {
    return room;
  }

  async authorize({ actor }: RequestContext, { room }: { room: string }): Promise<void> {
    if (this.closedRooms.has(room) && actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    if (actor.kind === 'user' && this.barred.has(actor.id)) throw coreError('FORBIDDEN');
  }

  async open({ room }: { room: string }, push: (event: RoomEvent) => void): Promise<() => Promise<void>> {
    this.opened += 1;
    const listeners = this.listeners.get(room) ?? new Set();
    this.listeners.set(room, listeners.add(push));
    return async () => {
      listeners.delete(push);
      this.stops.emit(room);
    };
  }

  async replay({ room }: { room: string }, after: string): Promise<RoomEvent[]> {
    if (!/^\d+$/.test(after)) throw coreError('BAD_CURSOR');
    await this.replayGate?.pass();
    return this.log.filter((event) => event.room === room && Number(event.id) > Number(after));
  }

  audienceOf({ heldFor }: RoomEvent, actor: Actor): string | null {
    if (heldFor === undefined) return 'everyone';
    if (actor.kind !== 'user') return null;
    if (actor.id === heldFor) return 'author';
    return actor.role === 'MODERATOR' ? 'staff' : null;
  }

  rootValue({ id, text }: RoomEvent): object | null {
    return text === 'silence' ? null : { eventID: id, text };
  }
}

@Resolver(() => RoomEventModel)
export class RoomResolver {
  constructor(private readonly rooms: ToyRooms) {}

  @Query(() => Boolean)
  isLive(): boolean {
    return true;
  }

  @Subscription(() => RoomEventModel)
  roomChanged(@Args('room') _room: string, @Args('after', { type: () => String, nullable: true }) _after?: string) {
    return liveOnly();
  }

  @ResolveField(() => String)
  seenAs(@Parent() event: RoomEventModel, @Ctx() { actor }: RequestContext, @RequestLoaders() loaders: Loaders) {
    this.rooms.executed += 1;
    if (event.text === 'broken') throw new Error('the secret of the database');
    loaders.for(RoomResolver, () => {
      this.rooms.loaders += 1;
      return new DataLoader<string, string>(async (ids) => [...ids]);
    });
    return actor.kind === 'user' ? actor.role : actor.kind;
  }
}

@Module({ providers: [ToyRooms, RoomResolver], exports: [ToyRooms] })
export class ToyLiveModule {}
