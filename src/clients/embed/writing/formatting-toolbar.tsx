/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { messages } from '../messages/messages.js';
import { writingMessages } from '../messages/writing.js';
import { type Format } from './formats.js';
import { Icon } from './icon.js';

interface ToolbarProps {
  /** Id of the field. */
  readonly controls: string;
  readonly pressed: ReadonlySet<Format>;
  readonly onPress: (format: Format) => void;
}

const formats: readonly Format[] = ['bold', 'italic', 'quote', 'bullets', 'numbers', 'spoiler', 'link'];
const shortcuts: Readonly<Partial<Record<Format, string>>> = { bold: 'B', italic: 'I', link: 'K' };

/** One stop for Tab; arrow keys go from button to button. */
export class FormattingToolbar extends Component<ToolbarProps, { stop: number }> {
  override state = { stop: 0 };
  private readonly bar = createRef<HTMLDivElement>();

  override render({ controls, pressed, onPress }: ToolbarProps, { stop }: { stop: number }) {
    const { formatting } = writingMessages;
    return (
      <div
        ref={this.bar}
        class="formatting"
        role="toolbar"
        aria-label={formatting.label}
        aria-controls={controls}
        onKeyDown={this.keyDown}
      >
        {formats.map((format, index) => (
          <button
            key={format}
            type="button"
            class="tool"
            tabIndex={index === stop ? 0 : -1}
            aria-label={formatting[format]}
            aria-pressed={pressed.has(format)}
            aria-keyshortcuts={shortcutOf(format)}
            title={formatting[format]}
            // The selection in the field must survive a press with the pointer.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              this.setState({ stop: index });
              onPress(format);
            }}
          >
            <Icon name={format} />
          </button>
        ))}
      </div>
    );
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    const stop = this.destination(event.key);
    if (stop === undefined) return;
    event.preventDefault();
    this.setState({ stop });
    this.bar.current!.querySelectorAll('button')[stop]!.focus();
  };

  private destination(key: string): number | undefined {
    const isMirrored = String(messages.direction) === 'rtl';
    const last = formats.length - 1;
    const { stop } = this.state;
    if (key === 'Home') return 0;
    if (key === 'End') return last;
    if (key === (isMirrored ? 'ArrowLeft' : 'ArrowRight')) return stop === last ? 0 : stop + 1;
    if (key === (isMirrored ? 'ArrowRight' : 'ArrowLeft')) return stop === 0 ? last : stop - 1;
    return undefined;
  }
}

function shortcutOf(format: Format): string | undefined {
  const key = shortcuts[format];
  return key && `Control+${key} Meta+${key}`;
}
