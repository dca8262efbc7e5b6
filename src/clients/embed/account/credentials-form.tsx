/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { SignIn, SignUp } from '../generated/account.js';
import { writingFailureText, writingMessages } from '../messages/writing.js';
import { type AccountFormProps } from '../stream/lazy-parts.js';
import { adoptWritingStyles } from '../writing/adopt-styles.js';
import { send } from '../writing/send.js';
import { Field } from './field.js';

interface AccountState {
  readonly isNew: boolean;
  readonly isBusy: boolean;
  readonly failure: string | null;
}

const problemID = 'problem-account';
/** Which codes are about which field; of wrong credentials both may be. */
const codesOf = { username: /^USERNAME/, email: /^(EMAIL|CREDENTIALS)/, password: /^(PASSWORD|CREDENTIALS)/ } as const;

/** Sign in or create an account with a password of Talk's. A group, not a form, because it may stand inside the composer's form. */
export class CredentialsForm extends Component<AccountFormProps, AccountState> {
  override state: AccountState = { isNew: false, isBusy: false, failure: null };
  private readonly host = createRef<HTMLDivElement>();

  constructor(props: AccountFormProps) {
    super(props);
    adoptWritingStyles(props.controller.root);
  }

  override componentDidMount(): void {
    this.host.current!.querySelector('input')!.focus();
  }

  override render(props: AccountFormProps, { isNew, isBusy, failure }: AccountState) {
    const { account } = writingMessages;
    const heading = isNew ? account.signUpHeading : (props.heading ?? account.signInHeading);
    return (
      <div class="account" role="group" aria-label={heading} ref={this.host} onKeyDown={this.keyDown}>
        <b class="account-heading">{heading}</b>
        {isNew && (
          <Field
            name="username"
            label={account.username}
            problemID={problemOf('username', failure)}
            attributes={{ autocomplete: 'nickname' }}
          />
        )}
        <Field
          name="email"
          label={account.email}
          problemID={problemOf('email', failure)}
          attributes={{ type: 'email', autocomplete: 'email' }}
        />
        <Field
          name="password"
          label={account.password}
          problemID={problemOf('password', failure)}
          attributes={{ type: 'password', autocomplete: isNew ? 'new-password' : 'current-password' }}
          hint={isNew ? account.passwordHint : undefined}
        />
        {failure && (
          <p class="failure" role="alert" id={problemID}>
            {writingFailureText(failure)}
          </p>
        )}
        <div class="composer-bar">
          <button type="button" class="link" onClick={() => this.setState({ isNew: !isNew, failure: null })}>
            {isNew ? account.toSignIn : account.toSignUp}
          </button>
          <button type="button" class="button is-primary" aria-disabled={isBusy} onClick={() => void this.submit()}>
            {isNew ? account.signUp : account.signIn}
          </button>
        </div>
      </div>
    );
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.submit();
  };

  private async submit(): Promise<void> {
    if (this.state.isBusy) return;
    const { server } = this.props.controller;
    const credentials = { email: this.value('email').trim(), password: this.value('password') };
    this.setState({ isBusy: true, failure: null });
    try {
      const signedIn = this.state.isNew
        ? (await send(server, SignUp, { input: { ...credentials, username: this.value('username').trim() } })).signUp
        : (await send(server, SignIn, { input: credentials })).signIn;
      server.session?.set(signedIn);
      this.props.onDone();
    } catch (error) {
      this.setState({ isBusy: false, failure: codeOf(error) });
    }
  }

  private value(name: string): string {
    return this.host.current!.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
  }
}

function problemOf(field: keyof typeof codesOf, code: string | null): string | undefined {
  return code && codesOf[field].test(code) ? problemID : undefined;
}
