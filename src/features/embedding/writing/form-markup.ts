import { markup, type Markup } from '../../../core/text/markup.js';

/** A sentence about what went wrong, and the id of the field that it is about. */
export interface FormProblem {
  readonly message: Markup;
  readonly fieldId?: string | undefined;
  readonly heading: string;
}

interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: FormProblem | undefined;
}

/** What went wrong, at the top, where the focus goes; it leads to the field that is meant. */
export function summaryMarkup({ message, fieldId, heading }: FormProblem): Markup {
  const told = fieldId ? markup`<a href="#${fieldId}">${message}</a>` : message;
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
export function fieldMarkup(
  { id, label, hint: usual, problem }: Field,
  control: (attributes: Markup) => Markup,
): Markup {
  const isWrong = problem?.fieldId === id;
  // What is wrong may be just what the hint has said.
  const hint = isWrong && problem.message.text === markup`${usual}`.text ? undefined : usual;
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
