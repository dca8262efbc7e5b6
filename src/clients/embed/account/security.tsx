/** @jsxRuntime classic */
/** @jsx h */
import { Component, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { accountFailureText, accountMessages } from '../messages/account.js';
import { ActForm, typed } from './act-form.js';
import { Field } from './field.js';
import { Heading, type SectionProps } from './section.js';

/** How somebody signs in: the password, and every session of theirs. */
export class Security extends Component<SectionProps, { readonly failure: string | null }> {
  override state = { failure: null };

  override render({ store, level }: SectionProps, { failure }: { readonly failure: string | null }) {
    const { security } = accountMessages;
    const { email, hasPassword } = store.state.account!;
    return (
      <section class="profile-section" aria-label={security.heading}>
        <Heading level={level}>{security.heading}</Heading>
        <p class="quiet">{security.signedInAs(email)}</p>
        {hasPassword && (
          <ActForm
            open={security.change}
            submit={security.save}
            cancel={security.cancel}
            fields={(problemID) => [
              <Field
                key="current"
                name="current-password"
                label={security.current}
                problemID={problemID}
                attributes={{ type: 'password', autocomplete: 'current-password', required: true }}
              />,
              <Field
                key="wanted"
                name="new-password"
                label={security.wanted}
                problemID={problemID}
                hint={security.hint}
                attributes={{ type: 'password', autocomplete: 'new-password', required: true }}
              />,
            ]}
            act={(values) => store.changePassword(typed(values, 'current-password'), typed(values, 'new-password'))}
          />
        )}
        {failure && (
          <p class="failure" role="alert">
            {accountFailureText(failure)}
          </p>
        )}
        <button class="link" onClick={() => void this.signOut()}>
          {security.signOutEverywhere}
        </button>
      </section>
    );
  }

  private async signOut(): Promise<void> {
    try {
      await this.props.store.signOutEverywhere();
    } catch (error) {
      this.setState({ failure: codeOf(error) });
    }
  }
}
