/** Emitted once a story was seen for the first time and stored, with its metadata still unknown. */
export class StoryCreated {
  constructor(readonly storyId: string) {}
}

/** Emitted after a story's own fields (title, image, …, or that it is closed) were stored. */
export class StoryDescribed {
  constructor(readonly storyId: string) {}
}
