/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { accountFailureText, accountMessages } from '../messages/account.js';
import { type Account } from './profile-state.js';
import { Heading, type SectionProps } from './section.js';

type Ignored = Account['ignoredUsers'][number];

/** Readers whose comments somebody does not want to see, and the way to see them again. */
export class IgnoredUsers extends Component<SectionProps, { readonly failure: string | null }> {
  override state = { failure: null };
  private readonly host = createRef<HTMLElement>();

  override render({ store, level }: SectionProps, { failure }: { readonly failure: string | null }) {
    const { ignored } = accountMessages;
    const users = store.state.account!.ignoredUsers;
    return (
      <section class="profile-section" ref={this.host} tabIndex={-1} aria-label={ignored.heading}>
        <Heading level={level}>{ignored.heading}</Heading>
        <p class="quiet">{users.length > 0 ? ignored.explanation : ignored.empty}</p>
        {failure && (
          <p class="failure" role="alert">
            {accountFailureText(failure)}
          </p>
        )}
        {users.length > 0 && (
          <ul class="people">
            {users.map((user) => (
              <li key={user.id}>
                <span>{user.username}</span>
                <button class="link" aria-label={ignored.stopThis(user.username)} onClick={() => void this.stop(user)}>
                  {ignored.stop}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    );
  }

  private async stop(user: Ignored): Promise<void> {
    try {
      await this.props.store.stopIgnoring(user);
      this.setState({ failure: null });
      this.host.current?.focus();
    } catch (error) {
      this.setState({ failure: codeOf(error) });
    }
  }
}
