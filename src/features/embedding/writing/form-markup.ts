import { markup, type Markup } from '../../../core/text/markup.js';
import { writingMessages as texts } from './writing-messages.js';

/** A sentence about what went wrong, and the id of the field that it is about. */
export interface FormProblem {
  readonly message: string;
  readonly fieldId?: string | undefined;
  /** By default that this did not work. */
  readonly heading?: string | undefined;
}

interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: FormProblem | undefined;
}

/** What went wrong, at the top, where the focus goes; it leads to the field that is meant. */
export function summaryMarkup({ message, fieldId, heading = texts.summary }: FormProblem): Markup {
  const told = fieldId ? markup`<a href="#${fieldId}">${message}</a>` : markup`${message}`;
  return markup`<div class="talk-summary" role="alert" tabindex="-1" autofocus>
<h2>${heading}</h2>
<p>${told}</p>
</div>
`;
}

/**
 * A label, its hint, what is wrong, and the control.
 *
 * @param control gets the attributes that tie all of these together
 */
export function fieldMarkup({ id, label, hint, problem }: Field, control: (attributes: Markup) => Markup): Markup {
  const isWrong = problem?.fieldId === id;
  const described = [hint && `${id}-hint`, isWrong && `${id}-error`].filter(Boolean).join(' ');
  const attributes = markup`id="${id}"${described && markup` aria-describedby="${described}"`}${isWrong && markup` aria-invalid="true"`}`;
  return markup`<div class="talk-field">
<label for="${id}">${label}</label>
${
  hint &&
  markup`<p class="talk-hint" id="${id}-hint">${hint}</p>
`
}${
    isWrong &&
    markup`<p class="talk-error" id="${id}-error">${problem.message}</p>
`
  }${control(attributes)}
</div>
`;
}

export function hiddenMarkup(fields: Readonly<Record<string, string | number | undefined>>): Markup {
  const inputs = Object.entries(fields).map(([name, value]) =>
    value === undefined
      ? markup``
      : markup`<input type="hidden" name="${name}" value="${value}">
`,
  );
  return markup`${inputs}`;
}
