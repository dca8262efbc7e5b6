/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { writingFailureText, writingMessages } from '../messages/writing.js';
import { type StreamController } from '../stream/stream-controller.js';
import { courierOf } from './courier.js';
import { type Delivery } from './delivery.js';
import { nudgeCode, NudgeReasons } from './nudge.js';
import { rework } from './post-comment.js';

interface NoticeProps {
  readonly id: string;
  readonly delivery: Delivery;
  readonly controller: StreamController;
}

/** Where a comment stands that the server does not have yet, and what its author can do about it. */
export function DeliveryNotice({ id, delivery, controller }: NoticeProps) {
  const { isSending, isTooFast, failure, reasons = [] } = delivery;
  if (isSending) return <p class="notice">{writingMessages.sending}</p>;
  const courier = courierOf(controller);
  const isNudge = failure === nudgeCode;
  return (
    <div class={failure && !isNudge ? 'failure' : 'notice is-waiting'} role={failure ? 'alert' : undefined}>
      {isNudge ? (
        <NudgeReasons reasons={reasons} />
      ) : (
        <p>
          {failure ? writingFailureText(failure) : isTooFast ? writingMessages.waitingTurn : writingMessages.waiting}
        </p>
      )}
      <div class="choices">
        {failure && (
          <button class="button is-small" onClick={() => void rework(controller, id)}>
            {writingMessages.rework}
          </button>
        )}
        <button class="button is-small" onClick={() => void courier.deliver(id, isNudge)}>
          {isNudge ? writingMessages.sendAnyway : writingMessages.retry}
        </button>
        <button
          class="button is-small is-plain"
          onClick={() => {
            courier.discard(id);
            controller.focus('.invitation');
          }}
        >
          {writingMessages.discard}
        </button>
      </div>
    </div>
  );
}
