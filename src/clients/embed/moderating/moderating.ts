import { useModeratingLanguage } from '../messages/moderating.js';
import { type StreamController } from '../stream/stream-controller.js';
import { adoptWritingStyles } from '../writing/adopt-styles.js';
import { Tools, ToolsButton } from './comment-tools.js';
import { beginning } from './moderating-state.js';
import css from './moderating.css?inline';
import { StoryButton, StoryTools } from './story-tools.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** The moderators' tools in the stream: fetched where the admin surface has answered, by nobody else. */
export const moderating = { begin, ToolsButton, Tools, StoryButton, StoryTools };

/** Puts the tools into a stream. @param url base URL of the admin surface */
async function begin({ root, store }: StreamController, url: string): Promise<void> {
  await useModeratingLanguage();
  adoptWritingStyles(root);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  store.update((state) => ({ ...state, moderating: state.moderating ?? beginning(url) }));
}
