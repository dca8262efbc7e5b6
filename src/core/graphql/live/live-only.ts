/**
 * What a `@Subscription` method returns: it only declares the field. Live connections are served by the field's
 * `LiveFeed`, which executes once for all sockets that want the same.
 *
 * @throws Error always
 */
export function liveOnly(): AsyncIterator<never> {
  throw new Error('Subscriptions are served by live feeds.');
}
