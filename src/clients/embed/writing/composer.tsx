/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { richTextToPlain } from '../../shared/plain-text.js';
import { writingFailureText, writingMessages } from '../messages/writing.js';
import { type ComposerProps } from '../stream/lazy-parts.js';
import { adoptWritingStyles } from './adopt-styles.js';
import { type Draft, draftFor } from './draft.js';
import { EditCountdown } from './edit-countdown.js';
import { postComment, saveEdit } from './post-comment.js';

interface ComposerState {
  readonly text: string;
  readonly isBusy: boolean;
  readonly isSigningIn: boolean;
  readonly failure: string | null;
}

const counterFrom = 300;

/** Where a comment, a reply or an edit is written. Somebody who is not signed in may write first and sign in after. */
export class Composer extends Component<ComposerProps, ComposerState> {
  private readonly field = createRef<HTMLTextAreaElement>();
  private readonly draft: Draft | null;

  constructor(props: ComposerProps) {
    super(props);
    adoptWritingStyles(props.controller.root);
    const { composing, state } = props;
    const edited = composing.kind === 'edit' ? state.comments.get(composing.commentID!) : undefined;
    this.draft = edited ? null : draftFor(state.story!.id, composing);
    const text = edited ? richTextToPlain(edited.body) : this.draft!.read();
    this.state = { text, isBusy: false, isSigningIn: false, failure: null };
  }

  override componentDidMount(): void {
    const field = this.field.current!;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    this.tellOpened();
  }

  override render(
    { composing, controller, state }: ComposerProps,
    { text, isBusy, isSigningIn, failure }: ComposerState,
  ) {
    const { kind, commentID } = composing;
    const { label, action } = this.words();
    const { AccountForm } = controller.parts;
    const left = state.story!.settings.maxCommentLength - text.length;
    return (
      <form class="composer" onSubmit={this.submit} onKeyDown={this.keyDown}>
        <label class="visually-hidden" for={`field-${kind}`}>
          {label}
        </label>
        <textarea
          ref={this.field}
          id={`field-${kind}`}
          rows={3}
          placeholder={kind === 'reply' ? label : writingMessages.composer.placeholder}
          value={text}
          aria-describedby={`hint-${kind}`}
          onInput={({ currentTarget }) => this.write(currentTarget.value)}
        />
        {failure && (
          <p class="failure" role="alert">
            {writingFailureText(failure)}
          </p>
        )}
        <div class="composer-bar">
          <span class={left < 0 ? 'hint is-over' : 'hint'} id={`hint-${kind}`}>
            {kind === 'edit' ? (
              <EditCountdown until={state.comments.get(commentID!)?.editableUntil ?? ''} />
            ) : (
              state.viewer && writingMessages.composer.postAs(state.viewer.username)
            )}{' '}
            {left < counterFrom && charactersLeft(left)}
          </span>
          <button type="button" class="button is-plain" onClick={this.cancel}>
            {writingMessages.composer.cancel}
          </button>
          {!isSigningIn && (
            <button type="submit" class="button is-primary" disabled={isBusy || left < 0}>
              {action}
            </button>
          )}
        </div>
        {isSigningIn && AccountForm && <AccountForm controller={controller} onDone={this.signedIn} />}
      </form>
    );
  }

  private tellOpened(): void {
    const { controller, composing, state } = this.props;
    const { kind, commentID } = composing;
    if (kind === 'comment') controller.emit('createCommentFocus', { storyID: state.story!.id });
    else controller.emit(kind === 'reply' ? 'showReplyForm' : 'showEditForm', { commentID: commentID! });
  }

  private words() {
    const { composing, state } = this.props;
    const { kind, commentID } = composing;
    const { composer } = writingMessages;
    const author = state.comments.get(commentID ?? '')?.author.username ?? '';
    const words = {
      comment: { label: composer.label, action: composer.post },
      reply: { label: composer.replyLabel(author), action: composer.postReply },
      edit: { label: composer.label, action: composer.save },
    }[kind];
    return state.viewer ? words : { ...words, action: composer.signInToPost };
  }

  private write(text: string): void {
    this.setState({ text, failure: null });
    this.draft?.write(text);
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    // The account form lies inside this one and has its own button.
    if (this.state.isSigningIn || this.state.isBusy) return;
    if (!this.state.text.trim()) this.setState({ failure: 'COMMENT_EMPTY' });
    else if (this.props.state.viewer) void this.post();
    else void this.askToSignIn();
  };

  private async askToSignIn(): Promise<void> {
    const { controller } = this.props;
    if (!controller.emit('loginPrompt', {})) return;
    const isThere = await controller.fetch('AccountForm', () => import('../account/account-form.js'));
    this.setState({ isSigningIn: isThere });
  }

  private readonly signedIn = (): void => {
    this.setState({ isSigningIn: false });
    void this.post();
  };

  private async post(): Promise<void> {
    const { controller, composing } = this.props;
    const { text } = this.state;
    if (composing.kind !== 'edit') {
      this.draft?.write('');
      await postComment(controller, composing.commentID, text);
      return;
    }
    this.setState({ isBusy: true });
    try {
      await saveEdit(controller, composing.commentID!, text);
      controller.focusComment(composing.commentID!);
    } catch (error) {
      const failure = codeOf(error);
      this.setState({ isBusy: false, failure });
      controller.emit('error', { code: failure, during: 'write' });
    }
  }

  private readonly cancel = (): void => {
    const { controller, composing } = this.props;
    void controller.compose(null);
    if (composing.commentID) controller.focusComment(composing.commentID);
    else controller.focus('.invitation');
  };

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) this.submit(event);
    if (event.key === 'Escape') this.cancel();
  };
}

function charactersLeft(left: number): string {
  const { composer } = writingMessages;
  return left < 0 ? composer.charactersTooMany(-left) : composer.charactersLeft(left);
}
