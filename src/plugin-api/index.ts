import type { ReviewStage } from '../features/comments/index.js';
import type { ReactionKind } from '../features/reactions/index.js';

export type { RequestContext } from '../core/context/request-context.js';
export type {
  Finding,
  Match,
  ReasonCode,
  ReviewStage,
  ReviewSubject,
  StageOutcome,
} from '../features/comments/index.js';
export type { ReactionKind } from '../features/reactions/index.js';

/**
 * What a plugin adds to Talk. This module is all that a plugin may import of it: what is not here may change with any
 * release.
 */
export interface TalkPlugin {
  /** How `TALK_PLUGINS` names it: 1 to 40 of a-z, 0-9 and hyphens. */
  readonly name: string;
  /** Ways to react to a comment, after `like`. One that is there already gets the new label. */
  readonly reactions?: readonly ReactionKind[];
  /**
   * Checks that every comment runs through. Their names begin with the plugin's and a colon; EXTERNAL is the code of
   * what they find, unless another says it better.
   */
  readonly reviewStages?: readonly ReviewStage[];
}

const namePattern = /^[a-z0-9-]{1,40}$/;

/**
 * Declares a plugin; its folder's `index.ts` exports the result, and `src/plugins/index.ts` lists it.
 *
 * @throws Error for a name that cannot be written in `TALK_PLUGINS`, or a stage that is called like no stage of its own
 */
export function definePlugin(plugin: TalkPlugin): TalkPlugin {
  const { name, reviewStages = [] } = plugin;
  if (!namePattern.test(name)) throw new Error(`A plugin's name has 1 to 40 of a-z, 0-9 and -: ${name}`);
  const stranger = reviewStages.find((stage) => !stage.name.startsWith(`${name}:`));
  if (stranger) throw new Error(`Review stages of the plugin ${name} are called ${name}:…, not ${stranger.name}.`);
  return plugin;
}
