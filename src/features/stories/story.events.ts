import type { StoryAction } from './story-controls.js';

/** Emitted once a story was seen for the first time and stored, with its metadata still unknown. */
export class StoryCreated {
  constructor(readonly storyId: string) {}
}

/** Emitted after a story's own fields (title, image, …, or what moderators decided) were stored. */
export class StoryDescribed {
  constructor(readonly storyId: string) {}
}

/** Emitted after a moderator's change of a story is durable. */
export class StoryChanged {
  constructor(
    readonly storyId: string,
    readonly siteId: string,
    readonly action: StoryAction,
    readonly version: number,
    /** A person's id, or `system:` and what acted. */
    readonly changedBy: string,
  ) {}
}
