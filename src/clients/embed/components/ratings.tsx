/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { visitMessages } from '../messages/visit.js';
import { type StreamStory } from '../stream/stream-state.js';

/**
 * What readers' stars come to, and how they are spread. The line is as high as it will be; the numbers of each are below
 * it where somebody wants them, so that nothing moves for them.
 */
export function Ratings({ story }: { readonly story: StreamStory }) {
  const { ratingAverage, ratingCount, ratingShares } = story;
  if (ratingAverage === null) return null;
  const most = Math.max(1, ...ratingShares);
  const share = (count: number) => ({ '--share': count / most });
  return (
    <details class="ratings">
      <summary>
        <b aria-hidden="true">★</b> {visitMessages.ratings(Math.round(ratingAverage * 10) / 10, ratingCount)}
        <span class="spread" aria-hidden="true">
          {ratingShares.map((count, index) => (
            <i key={index} style={share(count)} />
          ))}
        </span>
      </summary>
      <ul class="shares">
        {ratingShares
          .map((count, index) => (
            <li key={index}>
              <span class="visually-hidden">{visitMessages.ratingShare(index + 1, count)}</span>
              <span aria-hidden="true">{index + 1} ★</span>
              <i style={share(count)} />
              <span aria-hidden="true">{count}</span>
            </li>
          ))
          .reverse()}
      </ul>
    </details>
  );
}
