import type { LogEntry } from '../stories/index.js';

/** Emitted after a comment was stored or edited: its slow review is owed. */
export class CommentAwaitsReview {
  constructor(
    readonly commentId: string,
    readonly revision: number,
  ) {}
}

/** Emitted after a decision about a comment was stored, a moderator's or the review's: the ledger is owed its record. */
export class CommentDecided {
  constructor(readonly commentId: string) {}
}

/** Emitted after a moderator contradicted the spam service: it is owed a word. */
export class SpamFeedbackOwed {
  constructor(
    readonly commentId: string,
    readonly since: Date,
  ) {}
}

/** Emitted after a write that changed what others see of a comment, before counters and live log know it. */
export class CommentChanged {
  constructor(
    readonly storyId: string,
    readonly siteId: string,
  ) {}
}

/** Emitted when a batch of changes is counted and written to its comments. May come twice after a crash. */
export class StorySettled {
  constructor(
    readonly storyId: string,
    readonly siteId: string,
    readonly entries: readonly LogEntry[],
  ) {}
}

/** Emitted when a batch is over and the story shows its new log number. May be lost in a crash. */
export class StoryLogAdvanced {
  constructor(readonly storyId: string) {}
}
