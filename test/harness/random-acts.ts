import type { Random } from '../../src/features/demo/newsroom/random.js';
import { decided, type Expected, isShown } from './expected-comment.js';
import type { GraphqlClient } from './graphql.js';
import { createCommentMutation, type Posted } from './newsroom.js';

/** Who acts: one writes, one reads and reports, one moderates. */
export interface Cast {
  readonly author: GraphqlClient;
  readonly reader: GraphqlClient;
  /** On the admin surface. */
  readonly moderator: GraphqlClient;
}

/** One thing somebody does. Doing it again, after an answer that never came, changes nothing. */
export type Act = (cast: Cast) => Promise<void>;

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

/** All that one cast may do next, and what has to come of it. */
export class RandomActs {
  readonly comments: Expected[] = [];
  private isArchived = false;
  private texts = 0;

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

  /** One of them, by chance. */
  draw(): Act {
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
