import { fullTime } from '../../../shared/full-time.js';
import { relativeTime } from '../../../shared/relative-time.js';
import { tools } from '../../messages/messages.js';

/** How long ago something was, with the full time to be looked up. */
export function Ago({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} title={fullTime(time, tools.locale)}>
      {relativeTime(time, Date.now(), tools.locale)}
    </time>
  );
}
