/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { rowMessages } from '../messages/row.js';
import { nameOf } from '../stream/comment-name.js';
import { type PartProps } from '../stream/lazy-parts.js';

/** Opens what else can be done about a comment. */
export function MoreButton({ comment, controller }: PartProps) {
  const { id: commentID } = comment;
  const { panel } = controller.state;
  const isOpen = panel?.commentID === commentID && panel.kind === 'menu';
  const toggle = async () => {
    if (!(await controller.fetch('taking', () => import('../taking-part/taking-part.js')))) return;
    controller.store.patch({ panel: isOpen ? null : { commentID, kind: 'menu' } });
  };
  return (
    <button
      id={`more-${commentID}`}
      class="link"
      aria-haspopup="menu"
      aria-expanded={isOpen}
      aria-label={rowMessages.moreAbout(nameOf(controller.state, comment))}
      // The open menu keeps the focus, or it would be closed before it can be toggled.
      onMouseDown={(event) => isOpen && event.preventDefault()}
      onClick={() => void toggle()}
    >
      {rowMessages.more}
    </button>
  );
}
