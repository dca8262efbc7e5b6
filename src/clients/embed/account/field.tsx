/** @jsxRuntime classic */
/** @jsx h */
import { h, type JSX } from 'preact';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Id of what says what is wrong with it. */
  readonly problemID?: string | undefined;
  readonly attributes: JSX.IntrinsicElements['input'];
}

export function Field({ name, label, hint, problemID, attributes }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        {...attributes}
        name={name}
        aria-invalid={problemID !== undefined}
        aria-describedby={[problemID, hint && `hint-${name}`].filter(Boolean).join(' ') || undefined}
      />
      {hint && (
        <small class="hint" id={`hint-${name}`}>
          {hint}
        </small>
      )}
    </label>
  );
}
