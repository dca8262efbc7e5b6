/** @jsxRuntime classic */
/** @jsx h */
import { Component, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { CreateSignInCode } from '../generated/sign-in-code.js';
import { accountFailureText, accountMessages } from '../messages/account.js';
import { type TalkServer } from '../stream/talk-server.js';
import { send } from '../writing/send.js';
import { addressWithCode, type Destination } from './destination.js';

interface HandOverProps {
  readonly server: TalkServer;
  readonly username: string;
  readonly destination: Destination;
  /** Whether the person has just signed in for it: else they are asked first. */
  readonly isAsked: boolean;
  readonly onOther: () => void;
}

interface HandOverState {
  readonly phase: 'asking' | 'busy' | 'done' | 'lost';
  readonly failure: string | null;
}

/** The answering half of a hand-over: gives a page of the newsroom a code for a session of its own. */
export class HandOver extends Component<HandOverProps, HandOverState> {
  override state: HandOverState = { phase: 'asking', failure: null };

  override componentDidMount(): void {
    if (this.props.isAsked) void this.handOver();
  }

  override render({ username, destination, onOther }: HandOverProps, { phase, failure }: HandOverState) {
    const { handOver } = accountMessages;
    const site = new URL(destination.origin).host;
    const isOver = phase === 'done' || phase === 'lost';
    return (
      <section class="account" aria-label={handOver.signInFor(site)}>
        <h2 class="account-heading">{handOver.signInFor(site)}</h2>
        <p role="status">{isOver ? (phase === 'done' ? handOver.done : handOver.noOpener) : ''}</p>
        {!isOver && <p class="quiet">{handOver.explanation(site, username)}</p>}
        {failure && (
          <p class="failure" role="alert">
            {accountFailureText(failure)}
          </p>
        )}
        {!isOver && (
          <div class="composer-bar">
            <button class="link" onClick={onOther}>
              {handOver.other}
            </button>
            <button class="button is-primary" aria-disabled={phase === 'busy'} onClick={() => void this.handOver()}>
              {handOver.continueAs(username)}
            </button>
          </div>
        )}
      </section>
    );
  }

  /** The origin is named three times: to the server, which refuses strangers, to the code, and to the browser. */
  private async handOver(): Promise<void> {
    if (this.state.phase === 'busy') return;
    const { server, destination } = this.props;
    const { kind, origin, returnURL, state, challenge } = destination;
    const opener = window.opener as Window | null;
    if (kind === 'popup' && !opener) return this.setState({ phase: 'lost' });
    this.setState({ phase: 'busy', failure: null });
    try {
      const { code } = (await send(server, CreateSignInCode, { input: { origin, challenge } })).createSignInCode;
      if (kind === 'redirect') return location.replace(addressWithCode(returnURL!, code, state));
      opener!.postMessage({ talkCode: code, state }, origin);
      this.setState({ phase: 'done' });
      window.close();
    } catch (error) {
      this.setState({ phase: 'asking', failure: codeOf(error) });
    }
  }
}
