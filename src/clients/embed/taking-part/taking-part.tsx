/** @jsxRuntime classic */
/** @jsx h */
import { Component, h } from 'preact';
import { writingFailureText, writingMessages } from '../messages/writing.js';
import { type PartProps, type TakingParts } from '../stream/lazy-parts.js';
import { adoptWritingStyles } from '../writing/adopt-styles.js';
import { CommentMenu } from './comment-menu.js';
import { DeletePanel } from './delete-panel.js';
import { IllegalPanel } from './illegal-panel.js';
import { type OpenPanel } from './open-panel.js';
import { closePanel } from './panels.js';
import { react } from './reactions.js';
import { ReportPanel } from './report-panel.js';

/** What readers do about comments of others, and about their own: fetched when they first want to. */
export const taking: TakingParts = { react, Panel };

function Panel(props: PartProps) {
  const { comment, controller } = props;
  const { panel } = controller.state;
  const content = panel?.commentID === comment.id && contentOf(panel, props);
  if (!content) return null;
  adoptWritingStyles(controller.root);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    closePanel(controller, comment.id);
  };
  return (
    <div class="panel-place" onKeyDown={leave}>
      {content}
    </div>
  );
}

function contentOf(panel: OpenPanel, props: PartProps) {
  switch (panel.kind) {
    case 'menu':
      return <CommentMenu {...props} />;
    case 'report':
      return <ReportPanel {...props} />;
    case 'illegal':
      return <IllegalPanel {...props} />;
    case 'delete':
      return <DeletePanel {...props} />;
    case 'failure':
    case 'told':
    case 'link':
      return <Outcome key={panel.kind} {...props} panel={panel} />;
    case 'moderate':
    case 'reject':
    case 'restrict':
      return null;
  }
}

type Told = Extract<OpenPanel, { kind: 'failure' | 'told' | 'link' }>;

/** How it went; has the focus, because what had it before is gone. */
class Outcome extends Component<PartProps & { readonly panel: Told }> {
  override componentDidMount(): void {
    this.props.controller.focus('.outcome');
  }

  override render({ comment, controller, panel }: PartProps & { readonly panel: Told }) {
    const isFailure = panel.kind === 'failure';
    return (
      <div class={isFailure ? 'outcome failure' : 'outcome notice'} role={isFailure ? 'alert' : 'status'} tabIndex={-1}>
        {panel.kind === 'failure' && <p>{writingFailureText(panel.code)}</p>}
        {panel.kind === 'told' && <p>{panel.text}</p>}
        {panel.kind === 'told' && panel.reference && (
          <p>
            {writingMessages.illegal.reference} <code>{panel.reference}</code>
          </p>
        )}
        {panel.kind === 'link' && (
          <label class="field">
            <span>{writingMessages.linkHere}</span>
            <input readOnly value={panel.url} onFocus={({ currentTarget }) => currentTarget.select()} />
          </label>
        )}
        <button class="button is-small" onClick={() => closePanel(controller, comment.id)}>
          {writingMessages.ok}
        </button>
      </div>
    );
  }
}
