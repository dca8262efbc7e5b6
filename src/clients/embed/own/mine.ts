import { type StreamState } from '../stream/stream-state.js';

/** What the viewer has done under this story, and whether they may write: read in a query of its own, never cached. */
export interface Mine {
  /** Made by `reactionKey`. */
  readonly reactions: ReadonlySet<string>;
  /** Comments that the viewer said they disagree with, since the page was loaded: the server tells nobody. */
  readonly disagreed: ReadonlySet<string>;
  /** People whose comments are covered. */
  readonly ignored: ReadonlySet<string>;
  /** Comments of ignored people that the viewer wanted to see all the same. */
  readonly uncovered: ReadonlySet<string>;
  /** Milliseconds since the epoch: the end of the wait between two comments of a chat. */
  readonly mayPostFrom?: number;
}

type MarkSet = 'reactions' | 'disagreed' | 'ignored' | 'uncovered';

export function reactionKey(commentID: string, kind: string): string {
  return `${commentID} ${kind}`;
}

/** The state with something among the viewer's marks, or no longer. */
export function withMark(state: StreamState, set: MarkSet, mark: string, isOn: boolean): StreamState {
  if (!state.mine) return state;
  const marks = new Set(state.mine[set]);
  if (isOn) marks.add(mark);
  else marks.delete(mark);
  return { ...state, mine: { ...state.mine, [set]: marks } };
}

/** Why the viewer may not write here, the gravest first. */
export type Refusal =
  | { readonly code: 'USER_BANNED' | 'USER_WARNED' | 'USERNAME_REJECTED' }
  | { readonly code: 'USER_SUSPENDED'; readonly until: string; readonly message: string | null };

export function refusalOf({
  account,
  story,
  now,
}: Pick<StreamState, 'account' | 'story' | 'now'>): Refusal | undefined {
  if (!account) return undefined;
  const { isBanned, bannedSiteIDs, suspension, warning, usernameStatus } = account.states;
  if (isBanned || (story && bannedSiteIDs.includes(story.site.id))) return { code: 'USER_BANNED' };
  if (suspension && Date.parse(suspension.until) > now) return { code: 'USER_SUSPENDED', ...suspension };
  if (warning) return { code: 'USER_WARNED' };
  return usernameStatus === 'REJECTED' ? { code: 'USERNAME_REJECTED' } : undefined;
}
