import { everyPage, type Page } from './every-page.js';
import { expectedState, type StateAnswer, stateOf } from './expected-comment.js';
import { OperationFailed } from './graphql.js';
import type { Act, Cast, RandomActs } from './random-acts.js';

/** Nobody knows whether it was done: the process died, or lost its database, before it could answer. */
export class Unanswered extends Error {}

const stateQuery = `query State($id: ID!) { comment(id: $id) {
  status body tags queues decision { kind } signals { openReports reactions }
} }`;
const ledgerQuery = `query Said($id: ID!) { ledger(subjectID: $id, subjectKind: COMMENT, first: 100) { nodes { action } } }`;
const writtenQuery = `query Written($id: ID!, $after: String) { user(id: $id) { comments(first: 100, after: $after) {
  nodes { id body } pageInfo { hasNextPage endCursor }
} } }`;

/**
 * What one cast does at random, with a model of what has to come of it. Nobody else acts on their comments, so the model
 * is exact, whatever dies meanwhile: an act without an answer is done again until it has one.
 */
export class RandomLife {
  private open?: Act;

  constructor(private readonly acts: RandomActs) {}

  /** @throws Unanswered when it is not known whether it was done; the next step does it again */
  async step(cast: Cast): Promise<void> {
    this.open ??= this.acts.draw();
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
    for (const comment of this.acts.comments) {
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
    const acknowledged = this.acts.comments.map(({ id }) => id);
    return { stored, acknowledged: acknowledged.toSorted() };
  }
}

/** Whether an act may have been done or not; a refusal says that it was not. */
function isLost(error: unknown): boolean {
  if (!(error instanceof OperationFailed)) return true;
  return error.code === 'INTERNAL' || error.code === 'UNAVAILABLE';
}
