import type { z } from 'zod';

export interface TopicOptions<Payload> {
  /** Ids and small facts only; whoever delivers reloads and authorises. */
  readonly payload: z.ZodType<Payload>;
  /** The partition: subscribers name it, so that a process hears only what its clients watch. */
  readonly channel: (payload: Payload) => string;
}

export interface TopicDefinition<Payload> extends TopicOptions<Payload> {
  readonly name: string;
}

/**
 * A message between processes, always through Redis, also in one process.
 *
 * @param name `noun.past`, for example `story.changed`
 */
export function defineTopic<Payload>(name: string, options: TopicOptions<Payload>): TopicDefinition<Payload> {
  return { ...options, name };
}
