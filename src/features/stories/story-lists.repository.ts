import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, QueryFilter } from 'mongoose';
import { toStory, withoutLists } from './story-document.js';
import type { StoryStateName } from './story-state.js';
import type { Story } from './story.js';
import type { StoryDocument } from './story.schema.js';

export interface StoryFilter {
  /** Undefined for all. */
  readonly siteIds?: readonly string[] | undefined;
  readonly state?: StoryStateName | undefined;
  readonly section?: string | undefined;
  /** How title or address begin, in any case. */
  readonly text?: string | undefined;
}

export interface StoryPosition {
  readonly createdAt: Date;
  readonly id: string;
}

type Filter = QueryFilter<StoryDocument>;

@Injectable()
export class StoryListsRepository {
  constructor(@InjectModel('Story') private readonly stories: Model<StoryDocument>) {}

  /** Newest first, from below `after` on. Stories that were merged into others are left out. */
  async find(filter: StoryFilter, now: Date, after: StoryPosition | undefined, limit: number): Promise<Story[]> {
    const { siteIds, state, section, text } = filter;
    const conditions: Filter[] = [
      { mergedInto: { $exists: false } },
      ...(siteIds ? [{ siteId: { $in: [...siteIds] } }] : []),
      ...(section === undefined ? [] : [{ 'metadata.section': section }]),
      ...(state ? [inState(state, now)] : []),
      ...(text ? [{ $or: beginningWith(text) }] : []),
      ...(after ? [below(after)] : []),
    ];
    const found = await this.stories
      .find({ $and: conditions }, withoutLists)
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean();
    return found.map(toStory);
  }
}

/** As `storyState` has it. */
function inState(state: StoryStateName, now: Date): Filter {
  const isArchived: Filter = { archivedAt: { $exists: true } };
  const closedByHand: Filter = { closedAt: { $lte: now } };
  const isToOpen: Filter = { opensAt: { $gt: now } };
  const hasEnded: Filter = {
    $or: [{ closesAt: { $lte: now } }, { closesAt: { $exists: false }, autoCloseAt: { $lte: now } }],
  };
  switch (state) {
    case 'ARCHIVED':
      return isArchived;
    case 'CLOSED':
      return { $nor: [isArchived], $or: [closedByHand, { $nor: [isToOpen], ...hasEnded }] };
    case 'NOT_YET_OPEN':
      return { $nor: [isArchived, closedByHand], ...isToOpen };
    case 'OPEN':
      return { $nor: [isArchived, closedByHand, isToOpen, hasEnded] };
  }
}

/** Ranges instead of patterns: what staff type is only ever compared. */
function beginningWith(text: string): Filter[] {
  const lower = text.toLowerCase();
  const addresses = lower.includes('://') ? [text] : [`https://${text}`, `http://${text}`];
  return [{ titleKey: rangeFrom(lower) }, ...addresses.map((address) => ({ url: rangeFrom(address) }))];
}

function rangeFrom(prefix: string) {
  return { $gte: prefix, $lt: `${prefix}\u{10ffff}` };
}

function below({ createdAt, id }: StoryPosition): Filter {
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }] };
}
