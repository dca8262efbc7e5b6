/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { showProfile } from '../components/account-place.js';
import { accountMessages } from '../messages/account.js';
import { type StreamController } from '../stream/stream-controller.js';
import { adoptAccountStyles } from './adopt-account-styles.js';
import { Profile } from './profile.js';
import { ProfileStore } from './profile-store.js';

interface PanelProps {
  readonly controller: StreamController;
}

/** The profile in the stream, in place of the comments. Escape leads back, like the button. */
export class ProfilePanel extends Component<PanelProps> {
  private readonly heading = createRef<HTMLHeadingElement>();
  private readonly store: ProfileStore;

  constructor(props: PanelProps) {
    super(props);
    adoptAccountStyles(props.controller.root);
    this.store = new ProfileStore(props.controller.server, this.changed);
  }

  override componentDidMount(): void {
    this.heading.current!.focus();
    void this.store.load();
  }

  /** Whoever signed out of here finds the way back in. */
  override componentWillUnmount(): void {
    const { controller } = this.props;
    if (!controller.state.viewer) controller.focus('.top .link');
  }

  override render({ controller }: PanelProps) {
    const close = () => void showProfile(controller, false);
    return (
      <section
        class="profile-panel"
        aria-labelledby="profile-heading"
        onKeyDown={(event) => event.key === 'Escape' && close()}
      >
        <button class="link back" onClick={close}>
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {accountMessages.back}
        </button>
        <h3 id="profile-heading" class="profile-heading" tabIndex={-1} ref={this.heading}>
          {accountMessages.profile}
        </h3>
        <Profile store={this.store} level={4} />
      </section>
    );
  }

  /** What is above the comments is to say the same as the profile. */
  private readonly changed = (): void => {
    this.setState({});
    const { controller } = this.props;
    const { account: shown } = controller.state;
    const { account } = this.store.state;
    if (shown && account) controller.store.patch({ account: { ...shown, states: account } });
  };
}
