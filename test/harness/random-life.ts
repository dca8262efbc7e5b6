import type { Random } from '../../src/features/demo/newsroom/random.js';
import { everyPage, type Page } from './every-page.js';
import { type GraphqlClient, OperationFailed } from './graphql.js';
import { createCommentMutation, type Posted } from './newsroom.js';

/** Who acts: one writes, one reads and reports, one moderates. */
export interface Cast {
  readonly author: GraphqlClient;
  readonly reader: GraphqlClient;
  /** On the admin surface. */
  readonly moderator: GraphqlClient;
}

/** What has to be so of a comment once everything is acknowledged. */
interface Expected {
  readonly id: string;
  readonly body: string;
  readonly storyID: string;
  readonly depth: number;
  status: 'NONE' | 'APPROVED' | 'REJECTED';
  decision?: 'APPROVED' | 'REJECTED';
  flagged: boolean;
  featured: boolean;
  deleted: boolean;
  report: 'none' | 'open' | 'resolved' | 'withdrawn';
  liked: boolean;
  /** A bulk operation has it: nothing else touches it any more. */
  inBulk: boolean;
  /** The ledger's actions, oldest first. */
  said: string[];
}

/** One thing somebody does. Doing it again, after an answer that never came, changes nothing. */
type Act = (cast: Cast) => Promise<void>;

/** Nobody knows whether it was done: the process died, or lost its database, before it could answer. */
export class Unanswered extends Error {}

const input = (name: string, type: string, fields: string) =>
  `mutation Act($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
const editMutation = input('editComment', 'EditCommentInput', 'comment { status }');
const deleteMutation = input('deleteComment', 'DeleteCommentInput', 'commentID');
const reportMutation = input('reportComment', 'ReportCommentInput', 'commentID');
const withdrawMutation = input('withdrawReport', 'WithdrawReportInput', 'commentID');
const likeMutation = input('reactToComment', 'ReactToCommentInput', 'commentID');
const unlikeMutation = input('removeReaction', 'RemoveReactionInput', 'commentID');
const previewMutation = input('previewBulk', 'PreviewBulkInput', 'operation { id }');
const startMutation = input('startBulk', 'BulkOperationInput', 'operation { state }');
const decideMutation = (name: string) => input(name, 'DecideCommentInput', 'comment { status }');
const markMutation = (name: string) => input(name, 'MarkCommentInput', 'comment { status }');
const archiveMutation = (name: string) => input(name, 'ArchiveStoryInput', 'story { id }');
const stateQuery = `query State($id: ID!) { comment(id: $id) {
  status body tags queues decision { kind } signals { openReports reactions }
} }`;
const ledgerQuery = `query Said($id: ID!) { ledger(subjectID: $id, subjectKind: COMMENT, first: 100) { nodes { action } } }`;
const writtenQuery = `query Written($id: ID!, $after: String) { user(id: $id) { comments(first: 100, after: $after) {
  nodes { id body } pageInfo { hasNextPage endCursor }
} } }`;

interface StateAnswer {
  readonly comment: {
    readonly status: string;
    readonly body: string;
    readonly tags: readonly string[];
    readonly queues: readonly string[];
    readonly decision: { readonly kind: string } | null;
    readonly signals: { readonly openReports: number; readonly reactions: number };
  };
}

const isShown = ({ status, deleted, inBulk }: Expected) => status !== 'REJECTED' && !deleted && !inBulk;

/**
 * What one cast does at random, with a model of what has to come of it. Nobody else acts on their comments, so the model
 * is exact, whatever dies meanwhile: an act without an answer is done again until it has one.
 */
export class RandomLife {
  readonly comments: Expected[] = [];
  readonly bulkIDs: string[] = [];
  private isArchived = false;
  private texts = 0;
  private open?: Act;

  /**
   * @param own a story that is this cast's alone, and may be archived
   * @param shared a story that others write under too
   */
  constructor(
    private readonly random: Random,
    private readonly name: string,
    private readonly own: string,
    private readonly shared: string,
  ) {}

  /** @throws Unanswered when it is not known whether it was done; the next step does it again */
  async step(cast: Cast): Promise<void> {
    this.open ??= this.draw();
    try {
      await this.open(cast);
    } catch (error) {
      throw isLost(error) ? new Unanswered('', { cause: error }) : error;
    }
    this.open = undefined;
  }

  get isWaiting(): boolean {
    return this.open !== undefined;
  }

  /** What is wrong with what is stored: nothing, once all that follows the acts has happened. */
  async mismatches({ moderator }: Pick<Cast, 'moderator'>): Promise<object[]> {
    const wrong: object[] = [];
    for (const comment of this.comments) {
      const { comment: found } = await moderator.run<StateAnswer>(stateQuery, { id: comment.id });
      const { ledger } = await moderator.run<{ ledger: { nodes: { action: string }[] } }>(ledgerQuery, {
        id: comment.id,
      });
      const actual = { ...stateOf(found), said: ledger.nodes.map(({ action }) => action).toReversed() };
      const expected = { ...expectedState(comment), said: comment.said };
      if (JSON.stringify(actual) !== JSON.stringify(expected)) wrong.push({ id: comment.id, actual, expected });
    }
    return wrong;
  }

  /** Ids of what is stored and of what was acknowledged, both sorted. */
  async written(
    { moderator }: Pick<Cast, 'moderator'>,
    authorID: string,
  ): Promise<{ stored: string[]; acknowledged: string[] }> {
    const page = async (after: string | null) =>
      (await moderator.run<{ user: { comments: Page<{ id: string }> } }>(writtenQuery, { id: authorID, after })).user
        .comments;
    const stored = (await everyPage(page)).map(({ id }) => id).toSorted();
    const acknowledged = this.comments.map(({ id }) => id);
    return { stored, acknowledged: acknowledged.toSorted() };
  }

  private draw(): Act {
    for (;;) {
      const act = this.random.weighted<() => Act | undefined>([
        [() => this.create(), 6],
        [() => this.reply(), 5],
        [() => this.edit(), 3],
        [() => this.remove(), 1],
        [() => this.decide('APPROVED'), 4],
        [() => this.decide('REJECTED'), 3],
        [() => this.reset(), 3],
        [() => this.setAside(), 2],
        [() => this.feature(), 2],
        [() => this.report(), 3],
        [() => this.withdraw(), 1],
        [() => this.react(), 3],
        [() => this.bulk(), 1],
        [() => this.archive(), 1],
      ])();
      if (act) return act;
    }
  }

  private pick(fits: (comment: Expected) => boolean): Expected | undefined {
    const found = this.comments.filter((comment) => !comment.deleted && !comment.inBulk && fits(comment));
    return found.length > 0 ? this.random.pick(found) : undefined;
  }

  /** An archived story can only be read: no comments, reports, reactions. */
  private takesComments(storyID: string): boolean {
    return storyID !== this.own || !this.isArchived;
  }

  private text(): string {
    this.texts += 1;
    return `${this.name} has a thought, number ${this.texts}.`;
  }

  private create(): Act | undefined {
    const storyID = this.random.chance(0.5) ? this.own : this.shared;
    return this.takesComments(storyID) ? this.post(storyID) : undefined;
  }

  private reply(): Act | undefined {
    const parent = this.pick((comment) => isShown(comment) && comment.depth < 6 && this.takesComments(comment.storyID));
    return parent && this.post(parent.storyID, parent);
  }

  private post(storyID: string, parent?: Expected): Act {
    const body = this.text();
    const clientMutationID = `${this.name}-${this.texts}`;
    return async ({ author }) => {
      const posted = await author.run<{ createComment: { comment: Posted } }>(createCommentMutation, {
        input: { storyID, body, clientMutationID, parentID: parent?.id },
      });
      const { id } = posted.createComment.comment.comment;
      const depth = parent ? parent.depth + 1 : 0;
      const unheard = { flagged: false, featured: false, deleted: false, liked: false, inBulk: false } as const;
      this.comments.push({ id, body, storyID, depth, status: 'NONE', report: 'none', said: [], ...unheard });
    };
  }

  private edit(): Act | undefined {
    const comment = this.pick((one) => isShown(one) && this.takesComments(one.storyID));
    const body = this.text();
    return (
      comment &&
      (async ({ author }) => {
        await author.run(editMutation, { input: { commentID: comment.id, body } });
        Object.assign(comment, { body, status: 'NONE', decision: undefined, flagged: false });
        if (comment.report === 'resolved') comment.report = 'open';
      })
    );
  }

  private remove(): Act | undefined {
    const comment = this.pick(() => true);
    return (
      comment &&
      (async ({ author }) => {
        await author.run(deleteMutation, { input: { commentID: comment.id } });
        comment.deleted = true;
        comment.said.push('COMMENT_DELETED');
      })
    );
  }

  private decide(kind: 'APPROVED' | 'REJECTED'): Act | undefined {
    // Where the same was decided before, whether it is said again depends on whether the report is counted yet.
    const comment = this.pick((one) => one.decision !== kind || one.report !== 'open');
    const mutation = decideMutation(kind === 'APPROVED' ? 'approveComment' : 'rejectComment');
    return (
      comment &&
      (async ({ moderator }) => {
        await moderator.run(mutation, { input: { commentID: comment.id } });
        decided(comment, kind);
      })
    );
  }

  private reset(): Act | undefined {
    const comment = this.pick(({ decision }) => decision !== undefined);
    return (
      comment &&
      (async ({ moderator }) => {
        await moderator.run(markMutation('resetComment'), { input: { commentID: comment.id } });
        Object.assign(comment, { status: 'NONE', decision: undefined, flagged: false });
        if (comment.report === 'resolved') comment.report = 'open';
        comment.said.push('COMMENT_RESET');
      })
    );
  }

  private setAside(): Act | undefined {
    const comment = this.pick(({ flagged }) => !flagged);
    return (
      comment &&
      (async ({ moderator }) => {
        await moderator.run(markMutation('setCommentAside'), { input: { commentID: comment.id } });
        comment.flagged = true;
        comment.said.push('COMMENT_SET_ASIDE');
      })
    );
  }

  private feature(): Act | undefined {
    const comment = this.pick((one) => !one.featured && (one.decision !== 'APPROVED' || one.report !== 'open'));
    return (
      comment &&
      (async ({ moderator }) => {
        await moderator.run(markMutation('featureComment'), { input: { commentID: comment.id } });
        decided(comment, 'APPROVED');
        comment.featured = true;
        comment.said.push('COMMENT_TAGGED_FEATURED');
      })
    );
  }

  private report(): Act | undefined {
    const comment = this.pick((one) => isShown(one) && one.report === 'none' && this.takesComments(one.storyID));
    return (
      comment &&
      (async ({ reader }) => {
        await reader.run(reportMutation, { input: { commentID: comment.id, reason: 'OTHER' } });
        comment.report = 'open';
      })
    );
  }

  private withdraw(): Act | undefined {
    const comment = this.pick(({ report, storyID }) => report === 'open' && this.takesComments(storyID));
    return (
      comment &&
      (async ({ reader }) => {
        await reader.run(withdrawMutation, { input: { commentID: comment.id, reason: 'OTHER' } });
        comment.report = 'withdrawn';
      })
    );
  }

  private react(): Act | undefined {
    const comment = this.pick((one) => isShown(one) && this.takesComments(one.storyID));
    return (
      comment &&
      (async ({ reader }) => {
        await reader.run(comment.liked ? unlikeMutation : likeMutation, { input: { commentID: comment.id } });
        comment.liked = !comment.liked;
      })
    );
  }

  /** Of comments that no reader has signalled: what changes between preview and turn is left alone by design. */
  private bulk(): Act | undefined {
    const comment = this.pick((one) => one.report === 'none' && !one.liked && one.decision !== 'REJECTED');
    let operationID: string | undefined;
    return (
      comment &&
      (async ({ moderator }) => {
        if (operationID === undefined) {
          const { previewBulk } = await moderator.run<{ previewBulk: { operation: { id: string } } }>(previewMutation, {
            input: { action: 'REJECT', commentIDs: [comment.id] },
          });
          operationID = previewBulk.operation.id;
        }
        await moderator.run(startMutation, { input: { operationID } });
        decided(comment, 'REJECTED');
        comment.inBulk = true;
        this.bulkIDs.push(operationID);
      })
    );
  }

  private archive(): Act | undefined {
    return async ({ moderator }) => {
      const name = this.isArchived ? 'unarchiveStory' : 'archiveStory';
      await moderator.run(archiveMutation(name), { input: { storyID: this.own } });
      this.isArchived = !this.isArchived;
    };
  }
}

function decided(comment: Expected, kind: 'APPROVED' | 'REJECTED'): void {
  const isSame = comment.decision === kind && !comment.flagged && comment.report !== 'open';
  if (isSame) return;
  Object.assign(comment, { status: kind, decision: kind, flagged: false });
  if (comment.report === 'open') comment.report = 'resolved';
  comment.said.push(`COMMENT_${kind}`);
}

function expectedState(comment: Expected) {
  if (comment.deleted) return { deleted: true };
  const { status, flagged, decision = null, report, liked, body } = comment;
  const openReports = report === 'open' ? 1 : 0;
  const isRejected = status === 'REJECTED';
  const queues = [
    ...(openReports > 0 && !isRejected ? ['REPORTED'] : []),
    ...(status === 'NONE' ? ['UNMODERATED'] : []),
    ...(flagged && !isRejected ? ['FOR_REVIEW'] : []),
    ...(status === 'NONE' ? [] : [status]),
  ];
  const tags = comment.featured ? ['FEATURED'] : [];
  return { body: `<p>${body}</p>`, status, decision, tags, queues, openReports, reactions: liked ? 1 : 0 };
}

function stateOf({ body, status, decision, tags, queues, signals }: StateAnswer['comment']) {
  if (body === '') return { deleted: true };
  const { openReports, reactions } = signals;
  return { body, status, decision: decision?.kind ?? null, tags, queues, openReports, reactions };
}

/** Whether an act may have been done or not; a refusal says that it was not. */
function isLost(error: unknown): boolean {
  if (!(error instanceof OperationFailed)) return true;
  return error.code === 'INTERNAL' || error.code === 'UNAVAILABLE';
}
