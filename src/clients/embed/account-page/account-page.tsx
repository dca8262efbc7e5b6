/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { type Session } from '../../shared/session.js';
import { AccountNotices } from '../account/account-notices.js';
import { CredentialsForm } from '../account/credentials-form.js';
import { Profile } from '../account/profile.js';
import { withAccount } from '../account/profile-state.js';
import { ProfileStore } from '../account/profile-store.js';
import { accountMessages } from '../messages/account.js';
import { visitMessages } from '../messages/visit.js';
import { signOut } from '../own/sign-out.js';
import { type AccountHost } from '../stream/lazy-parts.js';
import { destinationOf, returnURLOf } from './destination.js';
import { HandOver } from './hand-over-view.js';

interface PageProps extends AccountHost {
  readonly session: Session;
}

/** The account as a page of its own: signing in, for this page or for one of the newsroom; else the profile. */
export class AccountPage extends Component<PageProps, { readonly isHandingOver: boolean }> {
  private readonly main = createRef<HTMLElement>();
  private readonly destination = destinationOf(location.search);
  private readonly store = new ProfileStore(this.props.server, () => this.setState({}));
  override state = { isHandingOver: false };
  private viewerID = this.props.session.current?.viewer.id;

  override componentDidMount(): void {
    this.props.session.subscribe(this.sessionChanged);
    this.load();
  }

  override render({ server, root, session }: PageProps, { isHandingOver }: { readonly isHandingOver: boolean }) {
    const viewer = session.current?.viewer;
    return (
      <main ref={this.main} tabIndex={-1}>
        <PageHeader isSignedIn={viewer !== undefined && !this.destination} onSignOut={() => void signOut(server)} />
        {!viewer && <CredentialsForm controller={{ server, root }} heading={this.heading} onDone={this.signedIn} />}
        {viewer && this.destination && (
          <HandOver
            server={server}
            username={viewer.username}
            destination={this.destination}
            isAsked={isHandingOver}
            onOther={() => void signOut(server)}
          />
        )}
        {viewer && !this.destination && this.profile()}
      </main>
    );
  }

  private get heading(): string {
    return this.destination
      ? accountMessages.handOver.signInFor(new URL(this.destination.origin).host)
      : visitMessages.signIn;
  }

  private profile() {
    const { account } = this.store.state;
    return (
      <div>
        {account && (
          <AccountNotices
            server={this.props.server}
            root={this.props.root}
            states={account}
            onStates={(states) => this.store.update((state) => withAccount(state, states))}
            onDone={() => this.main.current?.focus()}
            onChooseName={() => this.main.current?.querySelector<HTMLElement>('.person .link')?.click()}
          />
        )}
        <Profile store={this.store} level={2} />
      </div>
    );
  }

  /** Whoever signs in here for another page wants to be there. */
  private readonly signedIn = (): void => {
    this.setState({ isHandingOver: true });
    this.main.current?.focus();
  };

  private readonly sessionChanged = (): void => {
    const id = this.props.session.current?.viewer.id;
    if (id !== this.viewerID) {
      this.viewerID = id;
      this.load();
    }
    this.setState({});
  };

  private load(): void {
    if (this.viewerID && !this.destination) void this.store.load();
  }
}

interface HeaderProps {
  readonly isSignedIn: boolean;
  readonly onSignOut: () => void;
}

function PageHeader({ isSignedIn, onSignOut }: HeaderProps) {
  const back = returnURLOf(location.search);
  return (
    <header class="page-header">
      {back && (
        <a class="back" href={back.href}>
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {accountMessages.backTo(back.host)}
        </a>
      )}
      <h1>{accountMessages.title}</h1>
      {isSignedIn && (
        <button class="link" onClick={onSignOut}>
          {accountMessages.signOut}
        </button>
      )}
    </header>
  );
}
