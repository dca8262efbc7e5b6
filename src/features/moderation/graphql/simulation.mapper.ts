import { bodyText, type Comment } from '../../comments/index.js';
import { toDifferences } from '../../sites/graphql/index.js';
import type { ListedSimulation, SampledReason, SimulationResult } from '../simulator/rule-simulation.js';
import type { ReviewReasonModel } from './evidence.models.js';
import type {
  RuleSimulationModel,
  RuleSimulationResultModel,
  SimulatedPlacesModel,
  SimulatedSampleModel,
} from './simulation.models.js';

export function toSimulation(simulation: ListedSimulation): RuleSimulationModel {
  const { id, siteId, days, state, createdAt, finishedAt, askedBy, read, total, differences, result } = simulation;
  return {
    id,
    siteID: siteId,
    days,
    state,
    createdAt,
    finishedAt,
    askedByID: askedBy,
    read,
    total,
    differences: toDifferences(differences),
    result: result && toResult(result),
  };
}

function toResult({ baseline, draft, changes, ...result }: SimulationResult): RuleSimulationResultModel {
  return {
    ...result,
    baseline: toPlaces(baseline),
    draft: toPlaces(draft),
    changes: changes.map(({ from, to, tally }) => ({ from, to, comments: tally })),
    kept: changes.flatMap(({ from, to, samples }) =>
      samples.map(({ commentId, textAt, reasons }) => ({ from, to, commentID: commentId, textAt, found: reasons })),
    ),
  };
}

function toPlaces({ PUBLISHED, FLAGGED, HELD, REJECTED }: SimulationResult['draft']): SimulatedPlacesModel {
  return { published: PUBLISHED, flagged: FLAGGED, held: HELD, rejected: REJECTED };
}

/** What the draft found, with its places as long as the text is the one that was read. */
export function toSampledReasons(
  { textAt, found }: SimulatedSampleModel,
  comment: Comment | undefined,
): ReviewReasonModel[] {
  const writtenAt = comment && (comment.editedAt ?? comment.createdAt);
  const text = writtenAt?.getTime() === textAt.getTime() && comment ? bodyText(comment.body) : undefined;
  return found.map(({ matches, ...reason }: SampledReason) => ({
    ...reason,
    matches:
      text === undefined
        ? []
        : matches.map(({ start, end, rule }) => ({ start, end, rule: rule ?? text.slice(start, end) })),
  }));
}
