/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { writingMessages } from '../messages/writing.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type StreamComment } from '../stream/stream-state.js';
import { setIgnored } from '../taking-part/ignore.js';
import { withMark } from './mine.js';

interface CoverProps extends Pick<StreamComment, 'id' | 'author'> {
  /** That no other comment has. */
  readonly name: string;
  readonly controller: StreamController;
}

/** In the place of what somebody wrote whom the viewer ignores: with the way back. */
export function IgnoredCover({ id, author, name, controller }: CoverProps) {
  const { username } = author;
  return (
    <div class="notice is-waiting">
      <p>{writingMessages.ignored(username)}</p>
      <div class="choices">
        <button
          class="button is-small"
          aria-label={writingMessages.showIgnoredOf(name)}
          onClick={() => {
            controller.store.update((state) => withMark(state, 'uncovered', id, true));
            controller.focusComment(id);
          }}
        >
          {writingMessages.showIgnored}
        </button>
        <button
          class="button is-small is-plain"
          aria-label={writingMessages.stopIgnoringOf(name)}
          onClick={() => {
            void setIgnored(controller, author, false);
            controller.focusComment(id);
          }}
        >
          {writingMessages.stopIgnoring}
        </button>
      </div>
    </div>
  );
}
