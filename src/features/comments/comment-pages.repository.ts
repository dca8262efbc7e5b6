import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, PipelineStage } from 'mongoose';
import type { Comment, CommentOrder, CommentQueue, CommentTag, ListedComment, ReasonCode } from './comment.js';
import { type ListedDocument, listedFields, toComment, toListedComment } from './comment.mapping.js';
import type { CommentDocument } from './comment.schema.js';

/** The place after which a page begins: the sort key's value and, among equals, the id. */
export interface Position {
  readonly key: number;
  readonly id: string;
}

interface Sort {
  readonly field: 'createdAt' | 'replyCount' | 'signals.reactionTotal' | 'constructive';
  readonly direction: 1 | -1;
}

const sorts: Record<CommentOrder, Sort> = {
  CREATED_AT_DESC: { field: 'createdAt', direction: -1 },
  CREATED_AT_ASC: { field: 'createdAt', direction: 1 },
  REPLIES_DESC: { field: 'replyCount', direction: -1 },
  REACTIONS_DESC: { field: 'signals.reactionTotal', direction: -1 },
  CONSTRUCTIVE_DESC: { field: 'constructive', direction: -1 },
};

/** Which comments of a queue; every field that is given has to fit. */
export interface QueueFilter {
  readonly queue: CommentQueue;
  readonly siteIds?: readonly string[];
  readonly storyId?: string;
  readonly section?: string;
  readonly authorId?: string;
  readonly reason?: ReasonCode;
  readonly tag?: string;
  readonly language?: string;
}

/** Which comments of a story or under a comment a page shows, and from where. */
export interface CommentPage {
  readonly order: CommentOrder;
  /** The place from which the page goes on; without it the list's beginning, or its end. */
  readonly after?: Position | undefined;
  readonly limit: number;
  /** Read from the end: the rows come last one first. */
  readonly isBackwards?: boolean | undefined;
  /** Only questions that are, or are not, answered. */
  readonly answered?: boolean | undefined;
  /** Explained at `shownAsOf`. */
  readonly asOf?: number | undefined;
}

type AncestorDocument = ListedDocument & Pick<CommentDocument, 'visible' | 'settled'> & { readonly distance: number };

/** Reads of many comments by keyset: always by an index, never by skipping. */
@Injectable()
export class CommentPagesRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  /** Visible comments under a story (`parentId` null) or a comment. */
  async findPage(
    storyId: string,
    parentId: string | null,
    { order, after, limit, isBackwards, answered, asOf }: CommentPage,
  ): Promise<ListedComment[]> {
    const place = answered === undefined ? { parentId } : { answered };
    const found = await this.comments
      .find({ storyId, ...place, ...shownAsOf(asOf), ...beyond(order, after, isBackwards) }, listedFields)
      .sort(sortOf(order, isBackwards))
      .limit(limit)
      .lean();
    return found.map(toListedComment);
  }

  /** The first replies of several comments in one command, whatever their number. */
  async findFirstReplies(
    storyId: string,
    parentIds: readonly string[],
    order: CommentOrder,
    limit: number,
    asOf?: number,
  ): Promise<Map<string, ListedComment[]>> {
    const [first, ...others] = parentIds.map(
      (parentId): Exclude<PipelineStage, PipelineStage.Merge | PipelineStage.Out>[] => [
        { $match: { storyId, parentId, ...shownAsOf(asOf) } },
        { $sort: sortOf(order) },
        { $limit: limit },
        { $project: listedFields },
      ],
    );
    const replies = new Map<string, ListedComment[]>(parentIds.map((id) => [id, []]));
    if (!first) return replies;
    const collection = this.comments.collection.name;
    const unions = others.map((pipeline) => ({ $unionWith: { coll: collection, pipeline } }));
    const pipeline = [...first, ...unions] as PipelineStage[];
    // The server's first batch holds 101 documents unless told otherwise; a large page would cost a second command.
    const found = await this.comments.aggregate<ListedDocument>(pipeline, { batchSize: parentIds.length * limit + 1 });
    for (const document of found) replies.get(document.parentId!)?.push(toListedComment(document));
    return replies;
  }

  /**
   * The comments above several ones, each list from the story down and at most `limit` long: those nearest to the
   * comment. `null` stands for one that readers do not see. One command, whatever the number of comments.
   */
  async findAncestors(ids: readonly string[], limit: number): Promise<Map<string, (ListedComment | null)[]>> {
    const found = await this.comments.aggregate<{ _id: string; ancestors: AncestorDocument[] }>([
      { $match: { _id: { $in: [...ids] } } },
      {
        $graphLookup: {
          from: this.comments.collection.name,
          startWith: '$parentId',
          connectFromField: 'parentId',
          connectToField: '_id',
          maxDepth: limit - 1,
          depthField: 'distance',
          as: 'ancestors',
        },
      },
      { $project: { ancestors: { ...listedFields, _id: 1, distance: 1, visible: 1, 'settled.enteredSeq': 1 } } },
    ]);
    return new Map(
      found.map(({ _id, ancestors }) => [
        _id,
        ancestors
          .sort((one, other) => other.distance - one.distance)
          .map((one) => (one.visible && one.settled.enteredSeq > 0 ? toListedComment(one) : null)),
      ]),
    );
  }

  /** A person's own comments under a story, newest first, held and rejected ones included. */
  async findOwn(authorId: string, storyId: string, limit: number): Promise<Comment[]> {
    return (
      await this.comments
        .find({ authorId, storyId, deletedAt: { $exists: false } })
        .sort({ createdAt: -1 })
        .limit(limit)
        .lean()
    ).map(toComment);
  }

  /** A person's own comments in all stories, newest first, held and rejected ones included. */
  async findHistory(authorId: string, after: Position | undefined, limit: number): Promise<Comment[]> {
    const found = await this.comments
      .find({ authorId, deletedAt: { $exists: false }, ...beyond('CREATED_AT_DESC', after) })
      .sort(sortOf('CREATED_AT_DESC'))
      .limit(limit)
      .lean();
    return found.map(toComment);
  }

  /** Visible comments with a tag, newest first. */
  async findTagged(
    storyId: string,
    tag: CommentTag,
    after: Position | undefined,
    limit: number,
  ): Promise<ListedComment[]> {
    const found = await this.comments
      .find({ storyId, 'tags.name': tag, ...shownAsOf(undefined), ...beyond('CREATED_AT_DESC', after) }, listedFields)
      .sort(sortOf('CREATED_AT_DESC'))
      .limit(limit)
      .lean();
    return found.map(toListedComment);
  }

  /** A moderation queue, newest or oldest first. */
  async findQueue(
    filter: QueueFilter,
    order: 'CREATED_AT_DESC' | 'CREATED_AT_ASC',
    after: Position | undefined,
    limit: number,
  ): Promise<Comment[]> {
    const found = await this.comments
      .find({ ...inQueue(filter), ...beyond(order, after) })
      .sort(sortOf(order))
      .limit(limit)
      .lean();
    return found.map(toComment);
  }

  /** How many comments a filter finds, counted one by one up to `atMost`: for filters that no counter keeps. */
  async countQueue(filter: QueueFilter, atMost: number): Promise<number> {
    return this.comments.countDocuments(inQueue(filter), { limit: atMost });
  }

  /** All comments of a person, newest first, of some sites or all. */
  async findByAuthor(
    authorId: string,
    siteIds: readonly string[] | undefined,
    after: Position | undefined,
    limit: number,
  ): Promise<Comment[]> {
    const found = await this.comments
      .find({ authorId, ...ofSites(siteIds), ...beyond('CREATED_AT_DESC', after) })
      .sort(sortOf('CREATED_AT_DESC'))
      .limit(limit)
      .lean();
    return found.map(toComment);
  }

  /** Comments that changed after number `seq` of the story's log, in the log's order. */
  async findChangedSince(storyId: string, seq: number, limit: number): Promise<Comment[]> {
    const found = await this.comments
      .find({ storyId, 'settled.seq': { $gt: seq } })
      .sort({ 'settled.seq': 1 })
      .limit(limit)
      .lean();
    return found.map(toComment);
  }

  /** Comments that readers saw go to another story after number `seq` of the log, in the log's order. */
  async findLeftSince(storyId: string, seq: number, limit: number): Promise<Comment[]> {
    const found = await this.comments
      .find({ movedFrom: storyId, leftSeq: { $gt: seq } })
      .sort({ leftSeq: 1 })
      .limit(limit)
      .lean();
    return found.map(toComment);
  }

  /** Comments of any story that changed at or after a moment, oldest change first. */
  async findChangedAfter(siteId: string | undefined, since: Date, limit: number): Promise<Comment[]> {
    const found = await this.comments
      .find({ ...(siteId ? { siteId } : {}), changedAt: { $gte: since } })
      .sort({ changedAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(toComment);
  }
}

export function positionOf(
  comment: Pick<Comment, 'id' | 'createdAt' | 'replyCount' | 'signals'> & Partial<Pick<ListedComment, 'constructive'>>,
  order: CommentOrder,
): Position {
  switch (order) {
    case 'CREATED_AT_DESC':
    case 'CREATED_AT_ASC':
      return { key: comment.createdAt.getTime(), id: comment.id };
    case 'REPLIES_DESC':
      return { key: comment.replyCount, id: comment.id };
    case 'REACTIONS_DESC':
      return { key: comment.signals.reactionTotal, id: comment.id };
    case 'CONSTRUCTIVE_DESC':
      return { key: comment.constructive ?? 0, id: comment.id };
  }
}

function inQueue({ queue, siteIds, storyId, section, authorId, reason, tag, language }: QueueFilter): object {
  return {
    queues: queue,
    ...ofSites(siteIds),
    ...(storyId ? { storyId } : {}),
    ...(section ? { section } : {}),
    ...(authorId ? { authorId } : {}),
    ...(reason ? { 'reasons.code': reason } : {}),
    ...(tag ? { 'tags.name': tag } : {}),
    ...(language ? { language } : {}),
  };
}

function ofSites(siteIds: readonly string[] | undefined): object {
  return siteIds ? { siteId: siteIds.length === 1 ? siteIds[0] : { $in: [...siteIds] } } : {};
}

/**
 * What the story's log has announced up to a number, and nothing newer: a live client that starts there is told of
 * everything else, also of what is taken away again before it has subscribed.
 */
function shownAsOf(asOf: number | undefined) {
  return { visible: true, 'settled.enteredSeq': { $gt: 0, ...(asOf === undefined ? {} : { $lte: asOf }) } } as const;
}

function sortOf(order: CommentOrder, isBackwards = false): Record<string, 1 | -1> {
  const { field, direction } = sortIn(order, isBackwards);
  return { [field]: direction, _id: direction };
}

function sortIn(order: CommentOrder, isBackwards: boolean): Sort {
  const { field, direction } = sorts[order];
  return { field, direction: isBackwards ? (direction === 1 ? -1 : 1) : direction };
}

function beyond(order: CommentOrder, after: Position | undefined, isBackwards = false): object {
  if (!after) return {};
  const { field, direction } = sortIn(order, isBackwards);
  const operator = direction === 1 ? '$gt' : '$lt';
  const key = field === 'createdAt' ? new Date(after.key) : after.key;
  return { $or: [{ [field]: { [operator]: key } }, { [field]: key, _id: { [operator]: after.id } }] };
}
