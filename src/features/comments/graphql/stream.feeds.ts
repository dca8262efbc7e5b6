import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import type { LiveFeed } from '../../../core/graphql/live/live-feed.js';
import { LiveFeeds } from '../../../core/graphql/live/live-feeds.js';
import type { Audience } from '../comment.policy.js';
import type { StreamEvent } from '../stream-event.js';
import { StreamEvents } from '../stream-events.js';
import { toCommentModel } from './comment.mapper.js';
import type { CommentEventModel, CommentRemovedEventModel } from './stream.models.js';
import { audienceOf, presentChange } from './stream-presentation.js';

interface StreamArgs {
  readonly storyID: string;
}

type Present = (event: StreamEvent, audience: Audience) => object | null;

const argsShape = z.object({ storyID: z.string().max(64) });

/** Registers the subscriptions to a story. All of them are the same events, shown in different ways. */
@Injectable()
export class StreamFeeds implements OnModuleInit {
  constructor(
    private readonly feeds: LiveFeeds,
    private readonly stream: StreamEvents,
  ) {}

  onModuleInit(): void {
    this.register('streamChanged', presentChange);
    this.register('commentCreated', (event) => (event.kind === 'ENTERED' ? presentComment(event) : null));
    this.register('commentUpdated', (event) => (event.kind === 'UPDATED' ? presentComment(event) : null));
    this.register('commentRemoved', (event) => (event.kind === 'LEFT' ? presentRemoval(event) : null));
  }

  private register(field: string, present: Present): void {
    const feed: LiveFeed<StreamArgs, StreamEvent> = {
      field,
      parseArgs: (args) => argsShape.parse(args),
      keyOf: ({ storyID }) => storyID,
      authorize: (_ctx, { storyID }) => this.stream.assertLive(storyID),
      open: ({ storyID }, push) => this.stream.watch(storyID, push),
      replay: ({ storyID }, after) => this.stream.replay(storyID, after),
      audienceOf,
      rootValue: (event, audience) => present(event, audience as Audience),
    };
    this.feeds.register('public', feed);
  }
}

function presentComment({ id, comment }: StreamEvent): CommentEventModel {
  return { eventID: id, comment: toCommentModel(comment) };
}

function presentRemoval({ id, comment }: StreamEvent): CommentRemovedEventModel {
  return { eventID: id, commentID: comment.id };
}
