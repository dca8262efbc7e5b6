/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { accountFailureText, accountMessages } from '../messages/account.js';

interface DeleteProps {
  /** What the button does, with what no other comment has. */
  readonly name: string;
  /** @throws ClientError */
  readonly remove: () => Promise<void>;
  readonly onRemoved: () => void;
}

interface DeleteState {
  readonly isAsking: boolean;
  readonly failure: string | null;
}

/** Deletes after a second word: it cannot be undone. */
export class DeleteButton extends Component<DeleteProps, DeleteState> {
  override state: DeleteState = { isAsking: false, failure: null };
  private readonly host = createRef<HTMLDivElement>();

  override componentDidUpdate(_props: DeleteProps, { isAsking: wasAsking }: DeleteState): void {
    if (wasAsking !== this.state.isAsking) this.host.current?.querySelector('button')?.focus();
  }

  override render({ name }: DeleteProps, { isAsking, failure }: DeleteState) {
    const { history } = accountMessages;
    return (
      <div class="act" ref={this.host}>
        {failure && (
          <p class="failure" role="alert">
            {accountFailureText(failure)}
          </p>
        )}
        {isAsking ? (
          <div class="failure sure" role="group" aria-label={history.deleteSure}>
            <p>{history.deleteSure}</p>
            <button class="button" onClick={() => this.setState({ isAsking: false })}>
              {history.deleteNo}
            </button>
            <button class="button is-danger" onClick={() => void this.remove()}>
              {history.deleteYes}
            </button>
          </div>
        ) : (
          <button class="link" aria-label={name} onClick={() => this.setState({ isAsking: true })}>
            {history.delete}
          </button>
        )}
      </div>
    );
  }

  private async remove(): Promise<void> {
    try {
      await this.props.remove();
      this.props.onRemoved();
    } catch (error) {
      this.setState({ isAsking: false, failure: codeOf(error) });
    }
  }
}
