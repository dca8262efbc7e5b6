import { Injectable } from '@nestjs/common';
import { coreError } from '../../core/errors/core.errors.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { lastWrittenSeq, StoriesQueries, storyError } from '../stories/index.js';
import { storyChanged } from './comment.topics.js';
import { CommentsQueries } from './comments.queries.js';
import { type StreamEvent, streamEvent } from './stream-event.js';

const readAtOnce = 200;
/** Further behind than this a client is better off reading the story again. */
const maxReplay = 2_000;
const changesAPage = 50;

/** A story's changes in order, live and from any number on: the log's numbers have no gaps, so none is missed. */
@Injectable()
export class StreamEvents {
  constructor(
    private readonly comments: CommentsQueries,
    private readonly stories: StoriesQueries,
    private readonly pubsub: PubSub,
  ) {}

  /**
   * Pushes every change from now on, in order, also those announced while Redis was away. What happens while the story
   * is not shown live waits until it is.
   *
   * @throws NOT_FOUND
   */
  async watch(storyId: string, push: (event: StreamEvent) => void): Promise<() => Promise<void>> {
    let seq = await this.lastSeq(storyId);
    const catchUp = async () => {
      if (!(await this.stories.isLive(storyId))) return;
      for (const event of await this.since(storyId, seq, Infinity)) {
        seq = Number(event.id);
        push(event);
      }
    };
    let turn = Promise.resolve();
    const takeTurn = () => {
      turn = turn.then(catchUp).catch(() => undefined);
    };
    const stop = await this.pubsub.subscribe(storyChanged, storyId, takeTurn);
    const stopCatchingUp = this.pubsub.onReconnected(takeTurn);
    // What was announced between the first read and the subscription.
    takeTurn();
    return async () => {
      stopCatchingUp();
      await stop();
    };
  }

  /** @throws STORY_NOT_LIVE where the newsroom does not want the story shown live */
  async assertLive(storyId: string): Promise<void> {
    if (!(await this.stories.isLive(storyId))) throw storyError('STORY_NOT_LIVE');
  }

  /**
   * What happened after the event a client saw last.
   *
   * @throws BAD_CURSOR for something that is no event id, or one too long ago
   */
  async replay(storyId: string, after: string): Promise<StreamEvent[]> {
    const events = await this.since(storyId, seqOf(after), maxReplay);
    if (events.length > maxReplay) throw coreError('BAD_CURSOR');
    return events;
  }

  /**
   * The next changes after number `after`, oldest first and not many at once: for readers whom nothing reaches live.
   *
   * @throws BAD_CURSOR for something that is no event id, or one too long ago
   */
  async pageAfter(storyId: string, after: string, lastSeq: number): Promise<StreamEvent[]> {
    const seq = seqOf(after);
    if (lastSeq - seq > maxReplay) throw coreError('BAD_CURSOR');
    if (lastSeq <= seq || !(await this.stories.isLive(storyId))) return [];
    const changed = await this.comments.changedSince(storyId, seq, changesAPage);
    return changed.map((comment) => streamEvent(storyId, comment, seq));
  }

  private async since(storyId: string, after: number, atMost: number): Promise<StreamEvent[]> {
    const events: StreamEvent[] = [];
    let seq = after;
    for (let read = readAtOnce; read === readAtOnce && events.length <= atMost;) {
      const changed = await this.comments.changedSince(storyId, seq, readAtOnce);
      events.push(...changed.map((comment) => streamEvent(storyId, comment, after)));
      seq = Number(events.at(-1)?.id ?? seq);
      read = changed.length;
    }
    return events;
  }

  private async lastSeq(storyId: string): Promise<number> {
    const story = await this.stories.byId(storyId);
    if (!story) throw coreError('NOT_FOUND', { what: 'story' });
    return lastWrittenSeq(story.log);
  }
}

function seqOf(eventId: string): number {
  if (!/^\d{1,15}$/.test(eventId)) throw coreError('BAD_CURSOR');
  return Number(eventId);
}
