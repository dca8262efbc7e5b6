/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h, type JSX } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { ReportIllegalContent } from '../generated/taking-part.js';
import { writingMessages } from '../messages/writing.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { send } from '../writing/send.js';
import { PanelFailure } from './panel-failure.js';
import { closePanel, fieldText, openPanel } from './panels.js';

interface NoticeState {
  readonly isBusy: boolean;
  readonly failure: string | null;
}

/** A notice of illegal content as the law has it: which law, why, from whom, and in good faith. Answered with a number. */
export class IllegalPanel extends Component<PartProps, NoticeState> {
  override state: NoticeState = { isBusy: false, failure: null };
  private readonly form = createRef<HTMLFormElement>();

  override componentDidMount(): void {
    this.form.current!.querySelector('input')!.focus();
  }

  override render({ comment, controller }: PartProps, { isBusy, failure }: NoticeState) {
    const { illegal, composer } = writingMessages;
    return (
      <form ref={this.form} class="panel" aria-label={illegal.heading} onSubmit={this.submit}>
        <b>{illegal.heading}</b>
        <p>{illegal.text}</p>
        <Field label={illegal.law} attributes={{ name: 'law', maxLength: 500, required: true }} />
        <label class="field">
          <span>{illegal.explanation}</span>
          <textarea name="explanation" rows={4} maxLength={2_000} required />
        </label>
        <Field label={illegal.name} attributes={{ name: 'name', maxLength: 200, autocomplete: 'name' }} />
        <Field
          label={illegal.email}
          attributes={{ name: 'email', type: 'email', maxLength: 254, autocomplete: 'email' }}
        />
        <label class="option">
          <input type="checkbox" name="goodFaith" required />
          <span>{illegal.goodFaith}</span>
        </label>
        <PanelFailure code={failure} controller={controller} again={() => this.form.current?.requestSubmit()} />
        <div class="composer-bar">
          <button type="button" class="button is-plain" onClick={() => closePanel(controller, comment.id)}>
            {composer.cancel}
          </button>
          <button type="submit" class="button is-primary" aria-disabled={isBusy}>
            {illegal.send}
          </button>
        </div>
      </form>
    );
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (!this.state.isBusy) void this.send(new FormData(this.form.current!));
  };

  private async send(form: FormData): Promise<void> {
    const { comment, controller } = this.props;
    const { id: commentID } = comment;
    const text = (name: string) => fieldText(form, name);
    const who = { name: text('name') || null, email: text('email') || null };
    const input = { commentID, law: text('law'), explanation: text('explanation'), ...who, goodFaith: true };
    this.setState({ isBusy: true, failure: null });
    try {
      const { reportIllegalContent } = await send(controller.server, ReportIllegalContent, { input });
      const { reference } = reportIllegalContent;
      openPanel(controller, { commentID, kind: 'told', text: writingMessages.illegal.done, reference });
    } catch (error) {
      this.setState({ isBusy: false, failure: codeOf(error) });
    }
  }
}

function Field({ label, attributes }: { readonly label: string; readonly attributes: JSX.IntrinsicElements['input'] }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type="text" {...attributes} />
    </label>
  );
}
