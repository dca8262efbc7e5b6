/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { rowMessages } from '../messages/row.js';
import { nameOf } from '../stream/comment-name.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { menuItems } from './menu-items.js';
import { closePanel } from './panels.js';

/** The ARIA menu pattern: the first item has the focus, arrow keys go round, Escape goes back to the button. */
export class CommentMenu extends Component<PartProps> {
  private readonly menu = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.items[0]?.focus();
  }

  override render(props: PartProps) {
    return (
      <div
        ref={this.menu}
        class="menu"
        role="menu"
        aria-label={rowMessages.moreAbout(nameOf(props.controller.state, props.comment))}
        onKeyDown={this.keyDown}
        onFocusOut={this.focusLeaves}
      >
        {menuItems(props).map(({ text, isChecked, act }) => (
          <button
            key={text}
            role={isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            tabIndex={-1}
            aria-checked={isChecked}
            onClick={act}
          >
            {text}
          </button>
        ))}
      </div>
    );
  }

  private get items(): HTMLElement[] {
    return [...this.menu.current!.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    const { items } = this;
    const now = items.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') this.leave();
    else if (next === undefined) return;
    else items.at(next % items.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly leave = (): void => closePanel(this.props.controller, this.props.comment.id);

  private readonly focusLeaves = ({ relatedTarget }: FocusEvent): void => {
    if (this.menu.current?.contains(relatedTarget as Node | null)) return;
    const { store } = this.props.controller;
    store.update((state) => (state.panel?.kind === 'menu' ? { ...state, panel: null } : state));
  };
}
