import { type InputHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';

interface FieldBasics {
  readonly label: string;
  readonly hint?: string;
}

/** A labelled input; the hint below it is read with it. */
export function Field({ label, hint, ...input }: FieldBasics & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} aria-describedby={hint && `${id}-hint`} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** The same for several lines. */
export function TextField({ label, hint, ...input }: FieldBasics & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea {...input} id={id} aria-describedby={hint && `${id}-hint`} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
