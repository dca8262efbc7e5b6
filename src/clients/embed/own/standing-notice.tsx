/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { fullTime } from '../../shared/relative-time.js';
import { AcknowledgeWarning } from '../generated/taking-part.js';
import { tools } from '../messages/messages.js';
import { writingMessages } from '../messages/writing.js';
import { type StreamController } from '../stream/stream-controller.js';
import { send } from '../writing/send.js';
import { type Refusal } from './mine.js';

interface StandingProps {
  readonly refusal: Refusal;
  readonly controller: StreamController;
}

/** Why the viewer cannot write here now, and what they can do about it. */
export function StandingNotice({ refusal, controller }: StandingProps) {
  const { standing } = writingMessages;
  switch (refusal.code) {
    case 'USER_BANNED':
      return <p class="standing notice">{standing.banned}</p>;
    case 'USERNAME_REJECTED':
      return <p class="standing notice">{standing.usernameRejected}</p>;
    case 'USER_SUSPENDED':
      return (
        <div class="standing notice">
          <p>{standing.suspended(fullTime(refusal.until, tools.locale))}</p>
          {refusal.message && <blockquote>{refusal.message}</blockquote>}
        </div>
      );
    case 'USER_WARNED':
      return (
        <div class="standing notice" role="group" aria-label={standing.warned}>
          <b>{standing.warned}</b>
          <blockquote>{refusal.message}</blockquote>
          <button class="button is-primary" onClick={() => void acknowledge(controller, refusal.id)}>
            {standing.acknowledge}
          </button>
        </div>
      );
  }
}

async function acknowledge(controller: StreamController, warningID: string): Promise<void> {
  const { store, server } = controller;
  try {
    const { acknowledgeWarning } = await send(server, AcknowledgeWarning, { input: { warningID } });
    store.update((state) => ({
      ...state,
      failure: null,
      mine: state.mine && { ...state.mine, standing: acknowledgeWarning.viewer },
    }));
    controller.focus('.invitation');
  } catch (error) {
    store.patch({ failure: codeOf(error) });
  }
}
