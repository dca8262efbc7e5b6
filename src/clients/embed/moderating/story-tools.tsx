/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { moderatingFailureText, moderatingMessages } from '../messages/moderating.js';
import { type StreamController } from '../stream/stream-controller.js';
import { setClosed } from './desk.js';
import { withModerating } from './moderating-state.js';

interface StoryProps {
  readonly controller: StreamController;
}

/** In the stream's head: opens what can be done about the discussion as a whole. */
export function StoryButton({ controller }: StoryProps) {
  const { moderating } = controller.state;
  if (!moderating) return null;
  const { isStoryOpen } = moderating;
  return (
    <button
      class="link is-staff"
      aria-label={moderatingMessages.story.heading}
      aria-expanded={isStoryOpen}
      onClick={() => controller.store.update((state) => withModerating(state, () => ({ isStoryOpen: !isStoryOpen })))}
    >
      {moderatingMessages.moderate}
    </button>
  );
}

export function StoryTools({ controller }: StoryProps) {
  const { moderating, story } = controller.state;
  if (!moderating?.isStoryOpen || !story) return null;
  const { console: toConsole, story: texts } = moderatingMessages;
  const { isClosed, isArchived } = story;
  return (
    <div class="panel is-staff" role="group" aria-label={texts.heading}>
      <p class="standing-line">
        <b>{isClosed ? texts.closed : texts.opened}</b>
      </p>
      {moderating.storyFailure && <p class="failure">{moderatingFailureText(moderating.storyFailure)}</p>}
      <div class="tools">
        {!isArchived && (
          <button class="button is-small" onClick={() => void setClosed(controller, !isClosed)}>
            {isClosed ? texts.open : texts.close}
          </button>
        )}
        <a class="button is-small is-plain" href={`${moderating.url}/admin`} target="_blank" rel="noopener">
          {toConsole}
        </a>
      </div>
    </div>
  );
}
