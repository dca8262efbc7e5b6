/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { rowMessages } from '../messages/row.js';
import { writingFailureText, writingMessages } from '../messages/writing.js';
import { type StreamController } from '../stream/stream-controller.js';
import { courierOf } from './courier.js';
import { type Delivery } from './delivery.js';
import { nudgeCode, NudgeReasons } from './nudge.js';
import { rework } from './post-comment.js';

interface NoticeProps {
  readonly id: string;
  /** Of the comment: no other has it. */
  readonly name: string;
  readonly delivery: Delivery;
  readonly controller: StreamController;
}

/** Where a comment stands that the server does not have yet, and what its author can do about it. */
export function DeliveryNotice({ id, name, delivery, controller }: NoticeProps) {
  const { isSending, isTooFast, failure, reasons = [] } = delivery;
  if (isSending) return <p class="notice">{writingMessages.sending}</p>;
  const courier = courierOf(controller);
  const isNudge = failure === nudgeCode;
  const again = isNudge ? writingMessages.sendAnyway : writingMessages.retry;
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
          <button
            class="button is-small"
            aria-label={rowMessages.about(writingMessages.rework, name)}
            onClick={() => void rework(controller, id)}
          >
            {writingMessages.rework}
          </button>
        )}
        <button
          class="button is-small"
          aria-label={rowMessages.about(again, name)}
          onClick={() => void courier.deliver(id, isNudge)}
        >
          {again}
        </button>
        <button
          class="button is-small is-plain"
          aria-label={rowMessages.about(writingMessages.discard, name)}
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
