/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { moderatingMessages } from '../messages/moderating.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { ActForm } from './act-form.js';
import { type RejectionCode } from './generated/operations.js';

const longestText = 2_000;

/** Why a comment is rejected, and what its author is told. */
export function RejectForm(props: PartProps) {
  const { acts, rejection } = moderatingMessages;
  return (
    <ActForm
      {...props}
      heading={rejection.heading(props.comment.author.username)}
      choices={rejection.reasons}
      textLabel={rejection.text}
      maxLength={longestText}
      submit={acts.reject}
      actOf={(code, text) => ({ verb: 'reject', code: code as RejectionCode, text })}
    />
  );
}
