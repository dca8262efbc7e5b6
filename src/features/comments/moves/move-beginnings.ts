import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { systemContext } from '../../../core/context/request-context.js';
import { derivedId } from '../../../core/database/ids.js';
import { EventBus } from '../../../core/events/event-bus.js';
import type { LedgerRecord } from '../../ledger/index.js';
import {
  StoriesQueries,
  type Story,
  StoryControlsService,
  StoryDescribed,
  StoryMergesRepository,
} from '../../stories/index.js';
import type { Comment } from '../comment.js';
import { CommentsRepository } from '../comments.repository.js';
import { type CommentMove, refusalOf } from './comment-move.js';
import { CommentMovesRepository } from './comment-moves.repository.js';
import type { Way } from './comment-mover.js';

/** As many as a story may have. */
const mostExperts = 50;

interface Plan extends Way {
  readonly root: Comment | undefined;
}

/** Lets moves begin, one at a time for each story, and makes of a merged story one that points to another. */
@Injectable()
export class MoveBeginnings {
  constructor(
    private readonly moves: CommentMovesRepository,
    private readonly merges: StoryMergesRepository,
    private readonly stories: StoriesQueries,
    private readonly controls: StoryControlsService,
    private readonly comments: CommentsRepository,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** Lets a waiting move run, or ends it; where another move has one of its stories it goes on waiting. */
  async begin(move: CommentMove): Promise<void> {
    const plan = await this.planOf(move);
    if (!plan) return this.moves.refuse(move.id, 'NOT_FOUND', this.clock.now());
    const storyIds = [...new Set([plan.from.id, plan.to.id])];
    if (!(await this.reserve(storyIds, move.id))) return;
    // Read again: until now another move could have changed what is where.
    const now = await this.planOf(move);
    if (now?.from.id === plan.from.id && now.to.id === plan.to.id) await this.decide(move, now);
    if ((await this.moves.findById(move.id))?.state !== 'RUNNING') await this.merges.release(storyIds, move.id);
  }

  /** What comes before the first comment moves; done twice it changes nothing. */
  async prepare({ kind }: CommentMove, { from, to }: Way): Promise<void> {
    if (kind === 'THREAD') return;
    if (!from.mergedInto && !to.archivedAt) await this.shareExperts(from, to);
    await this.merges.merge(from.id, to.id);
    this.stories.forget(from.id);
    await this.events.emit(new StoryDescribed(from.id));
    await this.events.emit(new StoryDescribed(to.id));
  }

  async finish({ id }: CommentMove, { from, to }: Way): Promise<void> {
    await this.moves.finish(id, this.clock.now());
    await this.merges.release([from.id, to.id], id);
  }

  private async decide(move: CommentMove, { from, to, root }: Plan): Promise<void> {
    const at = this.clock.now();
    const beginning = { fromStoryId: from.id, toStoryId: to.id, rootDepth: move.rootDepth };
    if (move.finishedAt) {
      // A thread that somebody has moved back since stays where it is.
      if (from.id === to.id) return this.moves.finish(move.id, at);
      await this.moves.begin(move.id, beginning, [], at);
      return;
    }
    const refusal = refusalOf(from, to);
    if (refusal) return this.moves.refuse(move.id, refusal, at);
    const rootDepth = root?.depth ?? 0;
    await this.moves.begin(move.id, { ...beginning, rootDepth }, recordsOf(move, { from, to, root }, at), at);
  }

  /** A process may have died between the end of its move and the release of the stories. */
  private async reserve(storyIds: readonly string[], moveId: string): Promise<boolean> {
    if (await this.merges.reserve(storyIds, moveId)) return true;
    const holders = await this.merges.findHolders(storyIds);
    const alive = await this.moves.findAlive(holders);
    const over = holders.filter((id) => !alive.includes(id));
    for (const holder of over) await this.merges.release(storyIds, holder);
    return over.length > 0 && this.merges.reserve(storyIds, moveId);
  }

  /**
   * From where to where, by what is there now. A move that was done before fetches from where it had taken, and brings
   * it to where its comments are by now.
   */
  private async planOf(move: CommentMove): Promise<Plan | undefined> {
    const { rootId, fromStoryId, intoStoryId, finishedAt } = move;
    const root = rootId === undefined ? undefined : await this.comments.findById(rootId);
    const homeId = root?.storyId ?? fromStoryId;
    const [origin, named, home] = await this.stories.byIds([fromStoryId, intoStoryId, homeId]);
    if (!origin || !named || !home || (rootId !== undefined && !root)) return undefined;
    if (!finishedAt) return { from: home, to: await this.stories.followed(named), root };
    return { from: origin, to: root ? home : await this.stories.followed(origin), root };
  }

  /** Whose answers counted there, count here. */
  private async shareExperts(from: Story, to: Story): Promise<void> {
    const [old = [], present = []] = [from.settings.expertIds, to.settings.expertIds];
    const all = [...new Set([...present, ...old])].slice(0, mostExperts);
    if (all.length > present.length) await this.controls.setExperts(systemContext('story-merge'), to.id, all);
  }
}

/** One record in the chain of each site that is concerned. */
function recordsOf(move: CommentMove, { from, to, root }: Plan, at: Date): LedgerRecord[] {
  const chains = [...new Set([from.siteId, to.siteId])];
  return chains.map((chain) => ({
    id: derivedId('move-record', move.id, chain),
    chain,
    at,
    actorId: move.requestedBy,
    action: root ? 'COMMENT_MOVED' : 'STORY_MERGED',
    subject: root ? { kind: 'comment', id: root.id } : { kind: 'story', id: from.id },
    facts: { fromStory: from.id, intoStory: to.id, fromSite: from.siteId, intoSite: to.siteId, comments: move.total },
  }));
}
