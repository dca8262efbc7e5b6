/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { reactionLabel, rowMessages } from '../messages/row.js';
import { reactionKey } from '../own/mine.js';
import { nameOf } from '../stream/comment-name.js';
import { type PartProps } from '../stream/lazy-parts.js';

/** Every way to react that this Talk offers, with how many did; of one's own comment only what others did. */
export function ReactionButtons({ comment, controller }: PartProps) {
  const { id, author, reactions } = comment;
  const { reactionKinds, mine, viewer, story } = controller.state;
  const name = nameOf(controller.state, comment);
  const isFixed = viewer?.id === author.id || story!.isArchived;
  const press = async (kind: string) => {
    const isThere = await controller.fetch('taking', () => import('../taking-part/taking-part.js'));
    if (isThere) controller.parts.taking!.react(controller, id, kind);
  };
  return (
    <>
      {reactionKinds.map((offered) => {
        const { kind } = offered;
        const count = reactions.find((each) => each.kind === kind)?.count ?? 0;
        const text = rowMessages.reaction(reactionLabel(offered), count);
        if (isFixed) {
          return count > 0 ? (
            <span key={kind} class="quiet">
              {text}
            </span>
          ) : null;
        }
        return (
          <button
            key={kind}
            class="link reaction"
            aria-pressed={mine?.reactions.has(reactionKey(id, kind)) ?? false}
            aria-label={rowMessages.about(text, name)}
            onClick={() => void press(kind)}
          >
            {text}
          </button>
        );
      })}
    </>
  );
}
