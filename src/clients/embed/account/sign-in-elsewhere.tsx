/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { accountFailureText, accountMessages } from '../messages/account.js';
import { tools } from '../messages/messages.js';
import { writingMessages } from '../messages/writing.js';
import { type AccountFormProps } from '../stream/lazy-parts.js';
import { adoptAccountStyles } from './adopt-account-styles.js';
import { leaveForSignIn, listenForCode, newQuestion, popupAddress, type Question, redeem } from './hand-over.js';

interface ElsewhereState {
  readonly failure: string | null;
  /** Whether the browser let a window open. */
  readonly isOpen: boolean;
}

interface ElsewhereProps extends AccountFormProps {
  readonly way: 'popup' | 'redirect';
}

const popupFeatures = 'popup,width=480,height=720';

/**
 * Signs in on Talk's own page, for newsrooms that want no form of ours in theirs. Somebody has just asked to sign in, so
 * that the window or the page is opened at once; where the browser will not, the button does.
 */
export class SignInElsewhere extends Component<ElsewhereProps, ElsewhereState> {
  override state: ElsewhereState = { failure: null, isOpen: false };
  private readonly button = createRef<HTMLButtonElement>();
  private question: Question | null = null;
  private popup: Window | null = null;
  private stopListening: () => void = () => undefined;
  private isGone = false;

  constructor(props: ElsewhereProps) {
    super(props);
    adoptAccountStyles(props.controller.root);
  }

  override componentDidMount(): void {
    this.button.current!.focus();
    void this.ask().then(this.open);
  }

  override componentWillUnmount(): void {
    this.isGone = true;
    this.stopListening();
  }

  override render({ way, onDone }: ElsewhereProps, { failure, isOpen }: ElsewhereState) {
    const { handOver } = accountMessages;
    const isPopup = way === 'popup';
    return (
      <div class="account" role="group" aria-label={writingMessages.account.signInHeading}>
        <b class="account-heading">{writingMessages.account.signInHeading}</b>
        <p class="quiet">{isOpen ? handOver.inWindow : handOver.elsewhere}</p>
        {failure && (
          <p class="failure" role="alert">
            {accountFailureText(failure)}
          </p>
        )}
        <div class="composer-bar">
          <button type="button" class="button is-plain" onClick={onDone}>
            {handOver.cancel}
          </button>
          <button type="button" class="button is-primary" ref={this.button} onClick={this.open}>
            {isPopup ? handOver.open : handOver.go}
          </button>
        </div>
      </div>
    );
  }

  /** A question for each attempt: a code answers one. */
  private async ask(): Promise<void> {
    this.stopListening();
    const question = await newQuestion();
    if (this.isGone) return;
    this.question = question;
    const { server } = this.props.controller;
    this.stopListening = listenForCode(
      server,
      question,
      () => this.popup,
      (code) => void this.redeem(code),
    );
  }

  private readonly open = (): void => {
    const { question } = this;
    if (!question) return;
    const { way, controller } = this.props;
    try {
      if (way === 'redirect') return leaveForSignIn(controller.server, question, tools.locale);
      this.popup = window.open(popupAddress(controller.server, question, tools.locale), '', popupFeatures);
      this.setState({ isOpen: this.popup !== null });
    } catch {
      // Storage is refused here, so that nothing could be kept for the way back.
      this.setState({ failure: 'INTERNAL' });
    }
  };

  private async redeem(code: string): Promise<void> {
    const { controller, onDone } = this.props;
    try {
      await redeem(controller.server, code, this.question!.verifier);
      this.stopListening();
      onDone();
    } catch (error) {
      await this.ask();
      this.setState({ failure: codeOf(error) });
    }
  }
}
