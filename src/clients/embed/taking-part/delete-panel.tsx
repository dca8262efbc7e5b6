/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { DeleteComment } from '../generated/taking-part.js';
import { writingMessages } from '../messages/writing.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { send } from '../writing/send.js';
import { closePanel, showFailure } from './panels.js';

/** Asks before a comment is gone for good. */
export class DeletePanel extends Component<PartProps, { isBusy: boolean }> {
  override state = { isBusy: false };
  private readonly keep = createRef<HTMLButtonElement>();

  override componentDidMount(): void {
    this.keep.current!.focus();
  }

  override render({ comment, controller }: PartProps, { isBusy }: { isBusy: boolean }) {
    const { deletion } = writingMessages;
    return (
      <div class="panel" role="alertdialog" aria-label={deletion.heading} aria-describedby={`delete-${comment.id}`}>
        <b>{deletion.heading}</b>
        <p id={`delete-${comment.id}`}>{deletion.text}</p>
        <div class="choices">
          <button ref={this.keep} class="button" onClick={() => closePanel(controller, comment.id)}>
            {deletion.keep}
          </button>
          <button class="button is-grave" aria-disabled={isBusy} onClick={() => void this.remove()}>
            {deletion.confirm}
          </button>
        </div>
      </div>
    );
  }

  private async remove(): Promise<void> {
    const { comment, controller } = this.props;
    const { id: commentID } = comment;
    if (this.state.isBusy) return;
    this.setState({ isBusy: true });
    try {
      await send(controller.server, DeleteComment, { input: { commentID } });
    } catch (error) {
      return showFailure(controller, commentID, error);
    }
    // As the live event will say it, which then changes nothing more.
    const event = { kind: 'LEFT', commentID, comment: null, viewerStatus: null, eventID: '' } as const;
    controller.store.update((state) => ({
      ...controller.parts.reading!.withEvent(state, event),
      panel: null,
      announcement: writingMessages.deletion.done,
    }));
    controller.focusComment(commentID);
    controller.emit('deleteComment', { commentID });
  }
}
