/** @jsxRuntime classic */
/** @jsx h */
import { h, type JSX } from 'preact';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly attributes: JSX.IntrinsicElements['input'];
}

export function Field({ name, label, hint, attributes }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input {...attributes} name={name} aria-describedby={hint && `hint-${name}`} />
      {hint && (
        <small class="hint" id={`hint-${name}`}>
          {hint}
        </small>
      )}
    </label>
  );
}
