import { Injectable } from '@nestjs/common';
import { type Reaction, type ReactionCount, reactionCounts, type ReactionKind } from './reaction.js';
import { ReactionKinds } from './reaction-kinds.js';
import { ReactionsRepository } from './reactions.repository.js';

/** For marking what the viewer did, not for paging: more than anybody reacts to under one story. */
const maxOwn = 500;

@Injectable()
export class ReactionsQueries {
  constructor(
    private readonly repository: ReactionsRepository,
    private readonly kinds: ReactionKinds,
  ) {}

  offered(): readonly ReactionKind[] {
    return this.kinds.all();
  }

  /** How a comment's cached numbers are told. */
  told(counts: Readonly<Record<string, number>>): ReactionCount[] {
    return reactionCounts(this.kinds.all(), counts);
  }

  /** As they are this moment, what was done a moment ago included. */
  async of(commentId: string): Promise<ReactionCount[]> {
    return this.told(await this.repository.countByKind(commentId));
  }

  own(userId: string, storyId: string): Promise<Reaction[]> {
    return this.repository.findOwn(userId, storyId, maxOwn);
  }
}
