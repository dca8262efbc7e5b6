import type { TalkPlugin } from '../plugin-api/index.js';
import { reactionsRespect } from './reactions-respect/index.js';

/** Every plugin that comes with this Talk. `TALK_PLUGINS` says which of them are on. */
export const plugins: readonly TalkPlugin[] = [reactionsRespect];
