/** @jsxRuntime classic */
/** @jsx h */
import { Component, h } from 'preact';
import { ClientError, codeOf } from '../../shared/client-error.js';
import { parseRichText, type RichElement } from '../../shared/rich-text.js';
import { writingFailureText, writingMessages } from '../messages/writing.js';
import { type ComposerProps } from '../stream/lazy-parts.js';
import { adoptWritingStyles } from './adopt-styles.js';
import { Countdown } from './countdown.js';
import { clearDraft, type Draft, draftFor, tidyDrafts } from './draft.js';
import { nudgeCode, NudgeReasons } from './nudge.js';
import { postComment, saveEdit } from './post-comment.js';
import { StarsField, TagsField } from './review-fields.js';
import { lengthOfBody, writeBody } from './rich-body.js';
import { RichEditor } from './rich-editor.js';
import { type Written } from './written.js';

interface ComposerState {
  readonly written: Written;
  readonly length: number;
  readonly isBusy: boolean;
  readonly isSigningIn: boolean;
  readonly failure: string | null;
  /** With a failure that the author may override. */
  readonly reasons: readonly string[];
}

const counterFrom = 300;

/** Where a comment, a reply or an edit is written. Somebody who is not signed in may write first and sign in after. */
export class Composer extends Component<ComposerProps, ComposerState> {
  private readonly draft: Draft;

  constructor(props: ComposerProps) {
    super(props);
    adoptWritingStyles(props.controller.root);
    tidyDrafts();
    const { composing, state } = props;
    const edited = composing.kind === 'edit' ? state.comments.get(composing.commentID!) : undefined;
    this.draft = draftFor(state.story!.id, composing);
    const written = this.draft.read() ?? { body: edited?.body ?? '' };
    const length = lengthOfBody(parseRichText(written.body));
    this.state = { written, length, isBusy: false, isSigningIn: false, failure: null, reasons: [] };
  }

  override render(
    { composing, controller, state }: ComposerProps,
    { written, isSigningIn, failure, reasons }: ComposerState,
  ) {
    const { kind } = composing;
    const { label } = this.words();
    const problemID = `problem-${kind}`;
    const { AccountForm } = controller.parts;
    const { mode, settings } = state.story!;
    return (
      <form class={`composer ${kind}`} aria-label={label} onSubmit={this.submit} onKeyDown={this.keyDown}>
        {mode === 'REVIEWS' && kind === 'comment' && (
          <StarsField
            rating={written.rating}
            problemID={failure === 'RATING_REQUIRED' ? problemID : undefined}
            onChange={(rating) => this.write({ rating })}
          />
        )}
        <RichEditor
          id={`field-${kind}`}
          label={label}
          placeholder={kind === 'reply' ? label : writingMessages.composer.placeholder}
          body={written.body}
          problemID={failure && failure !== 'RATING_REQUIRED' ? problemID : undefined}
          onInput={this.read}
        />
        {kind !== 'edit' && settings.authorTags.length > 0 && (
          <TagsField
            offered={settings.authorTags}
            chosen={written.tags ?? []}
            onChange={(tags) => this.write({ tags })}
          />
        )}
        {failure && (
          <div class="failure" role="alert" id={problemID}>
            {failure === nudgeCode ? <NudgeReasons reasons={reasons} /> : <p>{writingFailureText(failure)}</p>}
          </div>
        )}
        {this.bar()}
        {isSigningIn && AccountForm && <AccountForm controller={controller} onDone={this.signedIn} />}
      </form>
    );
  }

  override componentDidMount(): void {
    this.tellOpened();
  }

  private tellOpened(): void {
    const { controller, composing, state } = this.props;
    const { kind, commentID } = composing;
    if (kind === 'comment') controller.emit('createCommentFocus', { storyID: state.story!.id });
    else controller.emit(kind === 'reply' ? 'showReplyForm' : 'showEditForm', { commentID: commentID! });
  }

  private bar() {
    const { kind, commentID } = this.props.composing;
    const { comments, viewer, mine } = this.props.state;
    const { isBusy, isSigningIn, failure } = this.state;
    const { composer } = writingMessages;
    const mayPostFrom = kind === 'edit' ? 0 : (mine?.mayPostFrom ?? 0);
    const isWaiting = mayPostFrom > Date.now();
    const { left } = this;
    return (
      <div class="composer-bar">
        <span class={left < 0 ? 'hint is-over' : 'hint'} id={`hint-field-${kind}`}>
          {kind === 'edit' ? (
            <Countdown until={Date.parse(comments.get(commentID!)?.editableUntil ?? '')} text={composer.editTime} />
          ) : isWaiting ? (
            <Countdown until={mayPostFrom} text={composer.slowMode} onEnd={() => this.forceUpdate()} />
          ) : (
            viewer && composer.postAs(viewer.username)
          )}{' '}
          {left < counterFrom && charactersLeft(left)}
        </span>
        <button type="button" class="button is-plain" onClick={this.cancel}>
          {composer.cancel}
        </button>
        {!isSigningIn && (
          <button type="submit" class="button is-primary" aria-disabled={isBusy} disabled={left < 0 || isWaiting}>
            {failure === nudgeCode ? writingMessages.sendAnyway : this.words().action}
          </button>
        )}
      </div>
    );
  }

  private get left(): number {
    return this.props.state.story!.settings.maxCommentLength - this.state.length;
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

  private readonly read = (blocks: readonly RichElement[]): void => {
    const length = lengthOfBody(blocks);
    this.setState({ length });
    this.write({ body: length > 0 ? writeBody(blocks) : '' });
  };

  private write(change: Partial<Written>): void {
    const written = { ...this.state.written, ...change };
    this.setState({ written, failure: null });
    this.draft.write(written);
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { isSigningIn, isBusy, length, written } = this.state;
    const { story, viewer } = this.props.state;
    // The account form lies inside this one and has its own button.
    if (isSigningIn || isBusy || this.left < 0) return;
    const isReview = story!.mode === 'REVIEWS' && this.props.composing.kind === 'comment';
    if (length === 0) this.setState({ failure: 'COMMENT_EMPTY' });
    else if (isReview && !written.rating) this.setState({ failure: 'RATING_REQUIRED' });
    else if (viewer) void this.post();
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
    const { controller, composing, state } = this.props;
    const { written, failure } = this.state;
    if (composing.kind !== 'edit') {
      const problem = postComment(controller, composing.commentID, written);
      if (problem) this.setState({ failure: problem });
      else clearDraft(state.story!.id, composing);
      return;
    }
    this.setState({ isBusy: true });
    try {
      await saveEdit(controller, composing.commentID!, written.body, failure === nudgeCode);
      clearDraft(state.story!.id, composing);
      controller.focusComment(composing.commentID!);
    } catch (error) {
      const failure = codeOf(error);
      const codes = error instanceof ClientError ? error.details['codes'] : undefined;
      const reasons = Array.isArray(codes) ? codes.map(String) : [];
      this.setState({ isBusy: false, failure, reasons });
      controller.emit('error', { code: failure, during: 'write' });
    }
  }

  /** What was begun stays as a draft, but for an edit that is given up. */
  private readonly cancel = (): void => {
    const { composing, state } = this.props;
    if (composing.kind === 'edit') clearDraft(state.story!.id, composing);
    this.close();
  };

  private close(): void {
    const { controller, composing } = this.props;
    void controller.compose(null);
    if (composing.commentID) controller.focusComment(composing.commentID);
    else controller.focus('.invitation');
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) this.submit(event);
    if (event.key === 'Escape' && !event.isComposing) this.close();
  };
}

function charactersLeft(left: number): string {
  const { composer } = writingMessages;
  return left < 0 ? composer.charactersTooMany(-left) : composer.charactersLeft(left);
}
