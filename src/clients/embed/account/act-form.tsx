/** @jsxRuntime classic */
/** @jsx h */
import { type ComponentChildren, Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { accountFailureText } from '../messages/account.js';

interface ActFormProps {
  /** The button that opens it; absent where it is not offered now. */
  readonly open: string;
  /** Where several such buttons stand on a page. */
  readonly openName?: string;
  readonly submit: string;
  readonly cancel: string;
  /** @param problemID id of what says what is wrong, once something is */
  readonly fields: (problemID: string | undefined) => ComponentChildren;
  /** @throws ClientError that is shown in the form */
  readonly act: (values: FormData) => Promise<void>;
}

interface ActFormState {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly failure: string | null;
}

let forms = 0;

/**
 * A button that becomes a small form. The focus goes into it, and back to the button when it is done; where the button
 * goes with the form, to what both stood in.
 */
export class ActForm extends Component<ActFormProps, ActFormState> {
  override state: ActFormState = { isOpen: false, isBusy: false, failure: null };
  private readonly host = createRef<HTMLDivElement>();
  private readonly problemID = `problem-${(forms += 1)}`;

  override componentDidUpdate(_props: ActFormProps, { isOpen: wasOpen }: ActFormState): void {
    if (wasOpen === this.state.isOpen) return;
    const first = this.host.current?.querySelector<HTMLElement>('input, textarea') ?? this.opener;
    first?.focus();
  }

  override componentWillUnmount(): void {
    const host = this.host.current!;
    const hasFocus = host.contains((host.getRootNode() as ShadowRoot).activeElement);
    if (hasFocus) host.closest<HTMLElement>('[tabindex="-1"]')?.focus();
  }

  override render({ open, openName, submit, cancel, fields }: ActFormProps, { isOpen, isBusy, failure }: ActFormState) {
    return (
      <div class="act" ref={this.host}>
        {isOpen ? (
          <form class="act-form" onSubmit={this.submit} onKeyDown={this.keyDown}>
            {fields(failure === null ? undefined : this.problemID)}
            {failure && (
              <p class="failure" role="alert" id={this.problemID}>
                {accountFailureText(failure)}
              </p>
            )}
            <div class="composer-bar">
              <button type="button" class="button is-plain" onClick={this.close}>
                {cancel}
              </button>
              <button type="submit" class="button is-primary" aria-disabled={isBusy}>
                {submit}
              </button>
            </div>
          </form>
        ) : (
          <button class="link" aria-label={openName} onClick={() => this.setState({ isOpen: true, failure: null })}>
            {open}
          </button>
        )}
      </div>
    );
  }

  private get opener(): HTMLElement | null | undefined {
    return this.host.current?.querySelector('button');
  }

  private readonly close = (): void => this.setState({ isOpen: false });

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (!this.state.isBusy) void this.act(new FormData(event.currentTarget as HTMLFormElement));
  };

  private async act(values: FormData): Promise<void> {
    this.setState({ isBusy: true, failure: null });
    try {
      await this.props.act(values);
      this.setState({ isOpen: false, isBusy: false });
    } catch (error) {
      this.setState({ isBusy: false, failure: codeOf(error) });
    }
  }
}

/** What was typed into a field, never a file. */
export function typed(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
