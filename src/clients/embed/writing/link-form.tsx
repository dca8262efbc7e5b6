/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { writingMessages } from '../messages/writing.js';
import { linkAddress } from './link-address.js';
import { addressAt, removeLink, setLink } from './links.js';
import { select } from './selection.js';

interface LinkFormProps {
  readonly editor: HTMLElement;
  /** What becomes a link. */
  readonly range: Range;
  readonly onDone: () => void;
}

/** Asks where a link leads. A group, not a form, because it stands inside the composer's form. */
export class LinkForm extends Component<LinkFormProps, { isWrong: boolean }> {
  override state = { isWrong: false };
  private readonly field = createRef<HTMLInputElement>();
  private readonly address = addressAt(this.props.editor);

  override componentDidMount(): void {
    this.field.current!.focus();
  }

  override render(_props: LinkFormProps, { isWrong }: { isWrong: boolean }) {
    const { formatting } = writingMessages;
    return (
      <div class="link-form" role="group" aria-label={formatting.link} onKeyDown={this.keyDown}>
        <label class="field">
          <span>{formatting.linkAddress}</span>
          <input
            ref={this.field}
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            placeholder="https://"
            defaultValue={this.address}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? 'problem-link' : undefined}
          />
        </label>
        {isWrong && (
          <p class="failure" role="alert" id="problem-link">
            {formatting.notAnAddress}
          </p>
        )}
        <div class="composer-bar">
          {this.address && (
            <button type="button" class="button is-plain" onClick={this.remove}>
              {formatting.removeLink}
            </button>
          )}
          <button type="button" class="button is-plain" onClick={this.leave}>
            {writingMessages.composer.cancel}
          </button>
          <button type="button" class="button" onClick={this.apply}>
            {formatting.setLink}
          </button>
        </div>
      </div>
    );
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.stopPropagation();
    if (event.key === 'Enter' && event.target !== this.field.current) return;
    event.preventDefault();
    if (event.key === 'Enter') this.apply();
    else this.leave();
  };

  private readonly apply = (): void => {
    const href = linkAddress(this.field.current!.value);
    if (!href) return this.setState({ isWrong: true });
    this.finish((editor, range) => setLink(editor, range, href));
  };

  private readonly remove = (): void => this.finish(removeLink);

  private readonly leave = (): void => this.finish((_editor, range) => select(range));

  private finish(change: (editor: HTMLElement, range: Range) => void): void {
    const { editor, range, onDone } = this.props;
    editor.focus();
    change(editor, range);
    onDone();
  }
}
