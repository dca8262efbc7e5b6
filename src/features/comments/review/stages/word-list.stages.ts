import { Injectable } from '@nestjs/common';
import { WordLists, type WordMatch } from '../../../words/index.js';
import type { Match } from '../../comment.js';
import { passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { BuiltInStage } from './built-in.stage.js';

interface FoundWords {
  readonly version: string;
  readonly matches: readonly WordMatch[];
}

/** The phrases of all word lists that a text contains, found in one pass for both stages. */
@Injectable()
export class FoundInLists {
  private readonly found = new WeakMap<ReviewSubject, Promise<FoundWords>>();

  constructor(private readonly lists: WordLists) {}

  in(subject: ReviewSubject): Promise<FoundWords> {
    const found = this.found.get(subject) ?? this.search(subject);
    this.found.set(subject, found);
    return found;
  }

  private async search({ site, story, text }: ReviewSubject): Promise<FoundWords> {
    const { matcher, version } = await this.lists.matcherFor(site.id, story.language);
    return { version, matches: matcher.match(text) };
  }
}

/** Rejects, or holds, what contains a banned word or phrase. */
@Injectable()
export class BannedWordsStage extends BuiltInStage {
  readonly name = 'banned-words';
  readonly position = 200;

  constructor(
    stages: ReviewStages,
    private readonly words: FoundInLists,
  ) {
    super(stages);
  }

  runs(): 'FAST' {
    return 'FAST';
  }

  override timeoutMs(): number {
    return 2_000;
  }

  nudges({ rules }: ReviewSubject): boolean {
    return rules.nudge;
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    const { matches, version } = await this.words.in(subject);
    const banned = placesOf(matches, 'BANNED');
    if (banned.length === 0) return passes;
    const detail = 'It contains words that this newsroom does not publish.';
    const findings = [{ code: 'BANNED_WORD', detail, matches: banned, ruleVersion: version } as const];
    return { verdict: subject.rules.words.banned === 'REJECT' ? 'reject' : 'hold', findings };
  }
}

/** Flags, or holds, what contains a word or phrase that a moderator wants to see. */
@Injectable()
export class SuspectWordsStage extends BuiltInStage {
  readonly name = 'suspect-words';
  readonly position = 210;

  constructor(
    stages: ReviewStages,
    private readonly words: FoundInLists,
  ) {
    super(stages);
  }

  runs(): 'FAST' {
    return 'FAST';
  }

  override timeoutMs(): number {
    return 2_000;
  }

  nudges({ rules }: ReviewSubject): boolean {
    return rules.nudge;
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    const { matches, version } = await this.words.in(subject);
    const suspect = placesOf(matches, 'SUSPECT');
    if (suspect.length === 0) return passes;
    const detail = 'It contains words that are often used to break the rules.';
    const findings = [{ code: 'SUSPECT_WORD', detail, matches: suspect, ruleVersion: version } as const];
    return { verdict: subject.rules.words.suspect === 'HOLD' ? 'hold' : 'flag', findings };
  }
}

function placesOf(matches: readonly WordMatch[], list: WordMatch['list']): Match[] {
  return matches.filter((match) => match.list === list).map(({ start, end, phrase }) => ({ start, end, rule: phrase }));
}
