import { Injectable } from '@nestjs/common';
import { WordLists, type WordMatch } from '../../../words/index.js';
import type { Match } from '../../comment.js';
import type { FoundWords, KnownFacts } from '../replay/known-facts.js';
import { type Finding, passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { BuiltInStage } from './built-in.stage.js';

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

/** What both stages share: the lists are looked up once a comment, each stage takes its own matches. */
abstract class WordListStage extends BuiltInStage {
  protected abstract readonly list: WordMatch['list'];
  protected abstract readonly finding: Pick<Finding, 'code' | 'detail'>;

  constructor(
    stages: ReviewStages,
    private readonly words: FoundInLists,
  ) {
    super(stages);
  }

  protected abstract verdictFor(rules: ReviewSubject['rules']): 'flag' | 'hold' | 'reject';

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
    return this.judge(subject, await this.words.in(subject));
  }

  replay(subject: ReviewSubject, known: KnownFacts): StageOutcome {
    return this.judge(subject, known.words());
  }

  private judge(subject: ReviewSubject, { matches: found, version: ruleVersion }: FoundWords): StageOutcome {
    if (!found.some(({ list }) => list === this.list)) return passes;
    const matches = placesOf(found, this.list);
    return { verdict: this.verdictFor(subject.rules), findings: [{ ...this.finding, matches, ruleVersion }] };
  }
}

/** Rejects, or holds, what contains a banned word or phrase. */
@Injectable()
export class BannedWordsStage extends WordListStage {
  readonly name = 'banned-words';
  readonly position = 200;
  protected readonly list = 'BANNED';
  protected readonly finding = {
    code: 'BANNED_WORD',
    detail: 'It contains words that this newsroom does not publish.',
  } as const;

  constructor(stages: ReviewStages, words: FoundInLists) {
    super(stages, words);
  }

  protected verdictFor({ words }: ReviewSubject['rules']) {
    return words.banned === 'REJECT' ? 'reject' : 'hold';
  }
}

/** Flags, or holds, what contains a word or phrase that a moderator wants to see. */
@Injectable()
export class SuspectWordsStage extends WordListStage {
  readonly name = 'suspect-words';
  readonly position = 210;
  protected readonly list = 'SUSPECT';
  protected readonly finding = {
    code: 'SUSPECT_WORD',
    detail: 'It contains words that are often used to break the rules.',
  } as const;

  constructor(stages: ReviewStages, words: FoundInLists) {
    super(stages, words);
  }

  protected verdictFor({ words }: ReviewSubject['rules']) {
    return words.suspect === 'HOLD' ? 'hold' : 'flag';
  }
}

function placesOf(matches: readonly WordMatch[], list: WordMatch['list']): Match[] {
  return matches.filter((match) => match.list === list).map(({ start, end, phrase }) => ({ start, end, rule: phrase }));
}
