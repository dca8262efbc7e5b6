/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { moderatingMessages } from '../messages/moderating.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { ActForm } from './act-form.js';

const longestReason = 500;
const dayMs = 86_400_000;
const days = new Map([
  ['DAY', 1],
  ['WEEK', 7],
]);

/** Keeps the author of a comment from writing: for some time, or on this site for good. */
export function RestrictForm(props: PartProps) {
  const { acts, restriction } = moderatingMessages;
  return (
    <ActForm
      {...props}
      heading={restriction.heading(props.comment.author.username)}
      choices={restriction.kinds}
      textLabel={restriction.reason}
      maxLength={longestReason}
      submit={acts.restrict}
      actOf={(kind, reason) => {
        const count = days.get(kind);
        if (count === undefined) return { verb: 'ban', reason };
        return { verb: 'suspend', until: new Date(Date.now() + count * dayMs).toISOString(), reason };
      }}
    />
  );
}
