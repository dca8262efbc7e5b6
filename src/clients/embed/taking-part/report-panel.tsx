/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { type ReportReason } from '../generated/operations.js';
import { ReportComment } from '../generated/taking-part.js';
import { writingMessages } from '../messages/writing.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { send } from '../writing/send.js';
import { PanelFailure } from './panel-failure.js';
import { closePanel, fieldText, openPanel } from './panels.js';

interface ReportState {
  readonly isBusy: boolean;
  readonly failure: string | null;
}

const maxLength = 1_000;

/** Tells the moderators what is wrong with a comment. Whether that needs an account is the newsroom's decision. */
export class ReportPanel extends Component<PartProps, ReportState> {
  override state: ReportState = { isBusy: false, failure: null };
  private readonly form = createRef<HTMLFormElement>();

  override componentDidMount(): void {
    this.form.current!.querySelector('input')!.focus();
    this.props.controller.emit('showReportPopover', { commentID: this.props.comment.id });
  }

  override render({ comment, controller }: PartProps, { isBusy, failure }: ReportState) {
    const { id: commentID, author } = comment;
    const { report, composer } = writingMessages;
    return (
      <form ref={this.form} class="panel" aria-label={report.heading(author.username)} onSubmit={this.submit}>
        <fieldset>
          <legend>{report.heading(author.username)}</legend>
          {Object.entries(report.reasons).map(([reason, text]) => (
            <label key={reason} class="option">
              <input type="radio" name="reason" value={reason} required />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span>{report.text}</span>
          <textarea name="text" rows={2} maxLength={maxLength} />
        </label>
        <PanelFailure code={failure} controller={controller} again={() => this.form.current?.requestSubmit()} />
        <div class="composer-bar">
          <button
            type="button"
            class="link is-start"
            onClick={() => openPanel(controller, { commentID, kind: 'illegal' })}
          >
            {report.illegal}
          </button>
          <button type="button" class="button is-plain" onClick={() => closePanel(controller, commentID)}>
            {composer.cancel}
          </button>
          <button type="submit" class="button is-primary" aria-disabled={isBusy}>
            {report.send}
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
    const reason = fieldText(form, 'reason') as ReportReason;
    const text = fieldText(form, 'text');
    this.setState({ isBusy: true, failure: null });
    try {
      await send(controller.server, ReportComment, { input: { commentID, reason, text } });
      openPanel(controller, { commentID, kind: 'told', text: writingMessages.report.done });
      controller.emit('reportComment', { commentID, reason });
    } catch (error) {
      this.setState({ isBusy: false, failure: codeOf(error) });
    }
  }
}
