/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { moderatingMessages } from '../messages/moderating.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { fieldText } from '../taking-part/panels.js';
import { doAct } from './desk.js';
import { type Act } from './moderating-state.js';

interface ActFormProps extends PartProps {
  readonly heading: string;
  /** Value -> what it is called. */
  readonly choices: Readonly<Record<string, string>>;
  readonly textLabel: string;
  readonly maxLength: number;
  readonly submit: string;
  readonly actOf: (choice: string, text: string | null) => Act;
}

/** Asks for one of several reasons or kinds, and a text, before something is done. */
export class ActForm extends Component<ActFormProps> {
  private readonly form = createRef<HTMLFormElement>();

  override componentDidMount(): void {
    this.form.current!.querySelector('input')!.focus();
  }

  override render({ comment, controller, heading, choices, textLabel, maxLength, submit }: ActFormProps) {
    const back = () => {
      controller.store.patch({ panel: { commentID: comment.id, kind: 'moderate' } });
      controller.focus(`#moderate-${CSS.escape(comment.id)}`);
    };
    return (
      <form ref={this.form} class="act-form" aria-label={heading} onSubmit={this.submit}>
        <fieldset>
          <legend>{heading}</legend>
          <div class="options">
            {Object.entries(choices).map(([value, text]) => (
              <label key={value} class="option">
                <input type="radio" name="choice" value={value} required />
                <span>{text}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label class="field">
          <span>{textLabel}</span>
          <textarea name="text" rows={2} maxLength={maxLength} />
        </label>
        <div class="composer-bar">
          <button type="button" class="button is-plain" onClick={back}>
            {moderatingMessages.cancel}
          </button>
          <button
            type="submit"
            class="button is-grave"
            aria-label={moderatingMessages.whose(submit, comment.author.username)}
          >
            {submit}
          </button>
        </div>
      </form>
    );
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { comment, controller, actOf } = this.props;
    const form = new FormData(this.form.current!);
    void doAct(controller, comment.id, actOf(fieldText(form, 'choice'), fieldText(form, 'text') || null));
  };
}
