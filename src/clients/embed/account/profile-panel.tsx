/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { accountMessages } from '../messages/account.js';
import { type ProfilePanelProps } from '../stream/lazy-parts.js';
import { adoptAccountStyles } from './adopt-account-styles.js';
import { Profile } from './profile.js';
import { ProfileStore } from './profile-store.js';

/** The profile in the stream, in place of the comments. Escape leads back, like the button. */
export class ProfilePanel extends Component<ProfilePanelProps> {
  private readonly heading = createRef<HTMLHeadingElement>();
  private readonly store: ProfileStore;

  constructor(props: ProfilePanelProps) {
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

  override render({ onClose }: ProfilePanelProps) {
    return (
      <section
        class="profile-panel"
        aria-labelledby="profile-heading"
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <button class="link back" onClick={onClose}>
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {accountMessages.back}
        </button>
        <h3 id="profile-heading" class="profile-heading" tabIndex={-1} ref={this.heading}>
          {accountMessages.profile}
        </h3>
        <Profile store={this.store} level={4} siteID={this.props.controller.state.account?.siteID} />
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
