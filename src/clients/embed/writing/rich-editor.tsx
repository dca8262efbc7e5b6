/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { parseRichText, type RichElement } from '../../shared/rich-text.js';
import { messages } from '../messages/messages.js';
import { editorNodes, readEditor } from './editor-nodes.js';
import { type Format, formatsAt, toggleFormat } from './formats.js';
import { FormattingToolbar } from './formatting-toolbar.js';
import { LinkForm } from './link-form.js';
import { insertFrom, selectPoint } from './paste.js';
import { elementAround, rangeWithin, selectEndOf } from './selection.js';

interface EditorProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  /** HTML of the allow-list; read once. */
  readonly body: string;
  /** Id of what says what is wrong with it. */
  readonly problemID: string | undefined;
  readonly onInput: (blocks: readonly RichElement[]) => void;
}

interface EditorState {
  readonly formats: ReadonlySet<Format>;
  readonly isEmpty: boolean;
  /** Where a link is being made. */
  readonly linking: Range | null;
}

const shortcuts: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic', k: 'link' };
/** What a browser may do by itself; every format has its own way in here. */
const permittedInput =
  /^(insert(Text|Paragraph|LineBreak|CompositionText|FromComposition|ReplacementText)|delete|history)/;

/**
 * A field for text with a little structure: a `contenteditable` that is read and filled node by node. Small editors from
 * npm parse markup with the browser, which a page with Trusted Types forbids, or weigh several times the whole stream.
 */
export class RichEditor extends Component<EditorProps, EditorState> {
  override state: EditorState = { formats: new Set(), isEmpty: this.props.body === '', linking: null };
  private readonly field = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    const editor = this.editor;
    editor.append(...editorNodes(parseRichText(this.props.body), document));
    editor.focus();
    selectEndOf(editor.lastElementChild ?? editor);
    document.addEventListener('selectionchange', this.showFormats);
  }

  override componentWillUnmount(): void {
    document.removeEventListener('selectionchange', this.showFormats);
  }

  override render(props: EditorProps, { formats, isEmpty, linking }: EditorState) {
    const { id, label, placeholder, problemID } = props;
    return (
      <div class="rich-editor">
        <FormattingToolbar controls={id} pressed={formats} onPress={this.press} />
        {linking && <LinkForm editor={this.editor} range={linking} onDone={() => this.setState({ linking: null })} />}
        <div
          ref={this.field}
          id={id}
          class={isEmpty ? 'editor is-empty' : 'editor'}
          contentEditable
          role="textbox"
          aria-multiline="true"
          aria-label={label}
          aria-describedby={problemID ? `${problemID} hint-${id}` : `hint-${id}`}
          aria-invalid={problemID !== undefined}
          aria-placeholder={placeholder}
          data-placeholder={placeholder}
          // The placeholder is ours; what is written may be in a language of the other direction.
          dir={isEmpty ? (messages.direction as 'ltr') : 'auto'}
          onInput={this.read}
          onBeforeInput={this.guard}
          onKeyDown={this.keyDown}
          onPaste={this.paste}
          onDrop={this.drop}
        />
      </div>
    );
  }

  private get editor(): HTMLDivElement {
    return this.field.current!;
  }

  private readonly read = (): void => {
    const blocks = readEditor(this.editor);
    const isEmpty = !this.editor.textContent && !this.editor.querySelector('ul, ol, blockquote');
    this.setState({ isEmpty });
    this.props.onInput(blocks);
    this.showFormats();
  };

  private readonly press = (format: Format): void => {
    if (format === 'link') this.askForLink();
    else toggleFormat(this.editor, format);
    this.read();
  };

  private askForLink(): void {
    this.editor.focus();
    const linking = rangeWithin(this.editor) ?? null;
    this.setState({ linking });
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !event.shiftKey && !isCommand && !event.isComposing) this.leaveQuote(event);
    if (!isCommand || event.altKey || event.shiftKey) return;
    const format = shortcuts[event.key.toLowerCase()];
    if (!format) return;
    event.preventDefault();
    this.press(format);
  };

  /** An empty line ends a quote, as it ends a list. */
  private leaveQuote(event: KeyboardEvent): void {
    const range = rangeWithin(this.editor);
    const quote = range && elementAround(this.editor, range, 'blockquote');
    if (!quote || quote.textContent) return;
    event.preventDefault();
    toggleFormat(this.editor, 'quote');
  }

  private readonly guard = (event: Event): void => {
    if (!permittedInput.test((event as InputEvent).inputType ?? 'insertText')) event.preventDefault();
  };

  private readonly paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    if (event.clipboardData) insertFrom(this.editor, event.clipboardData);
    this.read();
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    if (!event.dataTransfer) return;
    selectPoint(this.editor, event);
    insertFrom(this.editor, event.dataTransfer);
    this.read();
  };

  private readonly showFormats = (): void => {
    if (this.state.linking || !rangeWithin(this.editor)) return;
    const formats = formatsAt(this.editor);
    const before = this.state.formats;
    if (formats.size !== before.size || [...formats].some((each) => !before.has(each))) this.setState({ formats });
  };
}
