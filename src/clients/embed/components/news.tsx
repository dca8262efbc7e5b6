/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { NextUnseen } from '../following/following.js';
import { visitMessages } from '../messages/visit.js';
import { showArrivals } from '../stream/paging.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type StreamState, threadOf } from '../stream/stream-state.js';

/** What has changed without being asked for, in words: said politely to those who do not see the page. */
export function newsOf(state: StreamState): string {
  return [offlineText(state), arrivalsText(state), state.announcement].filter(Boolean).join('. ');
}

/** The same for those who see it. The button lies over the page, never in it: nothing moves. */
export function News({ controller }: { readonly controller: StreamController }) {
  const arrivals = arrivalsText(controller.state);
  const offline = offlineText(controller.state);
  return (
    <>
      <NextUnseen controller={controller} />
      <div class="arrivals">
        {arrivals ? (
          <button class="pill" onClick={() => void showArrivals(controller, null)}>
            {visitMessages.show(arrivals)}
          </button>
        ) : (
          offline && (
            <span class="pill is-quiet" aria-hidden="true">
              {offline}
            </span>
          )
        )}
      </div>
    </>
  );
}

function arrivalsText(state: StreamState): string {
  const { arrivals } = threadOf(state, null);
  return arrivals.length > 0 ? visitMessages.newComments(arrivals.length) : '';
}

function offlineText({ phase, connection }: StreamState): string {
  return phase === 'ready' && connection === 'offline' ? visitMessages.offline : '';
}
