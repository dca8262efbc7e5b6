import { messages } from '../messages/messages.js';

/** Shown while a page or a list is on its way. */
export function Busy() {
  return (
    <p className="busy" role="status">
      {messages.loading}…
    </p>
  );
}
