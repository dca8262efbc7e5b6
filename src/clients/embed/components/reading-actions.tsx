/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { visitMessages } from '../messages/visit.js';
import { nameOf } from '../stream/comment-name.js';
import { withFolded, repliesBelow } from '../stream/folding.js';
import { followThread } from '../stream/follow-thread.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { type StreamState } from '../stream/stream-state.js';
import { toggleReasons } from '../stream/why-here.js';

/** As many as the stylesheet indents. */
const levelsIndented = 4;

/** Classes of a comment that the reader came for, or has folded. */
export function marksOf(id: string, { target, folded }: StreamState): string {
  return `${id === target ? 'is-target ' : ''}${folded.has(id) ? 'is-folded' : ''}`;
}

/** After who wrote it and when: what it answers, where that does not stand right above it, and the button to fold it. */
export function HeaderEnd(props: PartProps) {
  const { comment, level, controller } = props;
  const parent = comment.parentID !== null && controller.state.comments.get(comment.parentID)?.author.username;
  const isAway = level === 1 || level > levelsIndented;
  return (
    <>
      {parent && isAway && !comment.isRemoved && <span class="quiet">{visitMessages.inReplyTo(parent)}</span>}
      <FoldButton {...props} />
    </>
  );
}

/** Folds a comment and all that answers it to one line. Lies over the header's end, so that nothing moves for it. */
function FoldButton({ comment, level, controller }: PartProps) {
  const { id } = comment;
  const { list, target } = controller.state;
  const count = repliesBelow(controller.state, id);
  // What stands above a thread is shown without its replies.
  const isAlone = list === ':THREAD' && level === 1 && id !== target;
  if (count === 0 || isAlone) return null;
  const isFolded = controller.state.folded.has(id);
  const label = isFolded ? visitMessages.unfold : visitMessages.fold;
  return (
    <>
      {isFolded && <span class="quiet">{visitMessages.folded(count)}</span>}
      <button
        class="fold"
        aria-expanded={!isFolded}
        aria-label={label(nameOf(controller.state, comment), count)}
        onClick={() => controller.store.update((state) => withFolded(state, id))}
      >
        {isFolded ? '+' : '−'}
      </button>
    </>
  );
}

/** Where a comment belongs, in lists that are no conversation; and why it stands where it does, in the order that has reasons. */
export function ReadingActions({ comment, level, controller }: PartProps) {
  const { list, order } = controller.state;
  const { id, parentID } = comment;
  const name = nameOf(controller.state, comment);
  if (list === ':FEATURED' && level === 1 && parentID) {
    return (
      <button class="link" onClick={() => void followThread(controller, id)}>
        {visitMessages.inContext(name)}
      </button>
    );
  }
  if (list || order !== 'CONSTRUCTIVE_DESC' || level > 1) return null;
  return (
    <button
      class="link"
      aria-expanded={controller.state.reasons.has(id)}
      aria-label={visitMessages.whyThisHere(name)}
      onClick={() => void toggleReasons(controller, id)}
    >
      {visitMessages.whyHere}
    </button>
  );
}

export function Reasons({ comment, controller }: PartProps) {
  const reasons = controller.state.reasons.get(comment.id);
  if (!reasons) return null;
  if (reasons.length === 0) return <p class="notice reasons">{visitMessages.nothingYet}</p>;
  return (
    <ul class="notice reasons">
      {reasons.map(({ fact, points }) => (
        <li key={fact}>
          {visitMessages.facts[fact]}{' '}
          <span class="quiet">
            {points > 0 && '+'}
            {visitMessages.points(points)}
          </span>
        </li>
      ))}
    </ul>
  );
}
