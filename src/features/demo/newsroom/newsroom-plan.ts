import { derivedId } from '../../../core/database/ids.js';
import { isVisible } from '../../comments/index.js';
import { type CommentTruth, drawFate, type Fate } from './comment-fate.js';
import { Random } from './random.js';
import { layOut, type Voice, withEditNote, writeSentences } from './text/comment-text.js';
import type { Language } from './text/languages.js';
import type { Tone } from './text/tones.js';
import type { Topic } from './text/topics.js';

export interface PlannedStory {
  readonly topic: Topic;
  /** For how long people have commented on it, in milliseconds. */
  readonly ageMs: number;
}

export interface PlannedAuthor {
  readonly language: Language;
  readonly isStaff: boolean;
}

/** Ages are milliseconds before now: the same plan carried out later lies that much later. */
export interface PlannedComment extends Omit<Fate, 'tone' | 'isDecided'> {
  readonly id: string;
  readonly index: number;
  /** Indexes into the plan's stories and authors. */
  readonly story: number;
  readonly author: number;
  readonly parent?: PlannedComment;
  readonly depth: number;
  readonly voice: Voice;
  readonly ageMs: number;
  readonly editedAgeMs?: number;
  readonly decidedAgeMs?: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const shareOfFirstStory = 0.55;
const shareOfReplies = 0.62;
/** Conversations go deeper than any screen shows, but end long before Talk's own limit. */
const deepest = 14;

/**
 * Who answers whom, when, in what tone and with what outcome. Every comment draws from a source of its own, so the
 * first hundred of a thousand are the same hundred: a larger plan continues a smaller one.
 */
export class NewsroomPlan {
  private readonly storyWeights: readonly (readonly [number, number])[];
  /** By story: the visible comments, each once more for every reply, as people go where people are. */
  private readonly crowd = new Map<number, PlannedComment[]>();

  /**
   * @param key names the plan: the same key, stories and authors give the same comments
   * @param authors most active first
   */
  constructor(
    private readonly key: string,
    private readonly stories: readonly PlannedStory[],
    private readonly authors: readonly PlannedAuthor[],
  ) {
    const tail = stories.slice(1).map((_, index) => 1 / (index + 1));
    const sum = tail.reduce((total, weight) => total + weight, 0);
    const rest = tail.map((weight, index) => [index + 1, ((1 - shareOfFirstStory) * weight) / sum] as const);
    this.storyWeights = [[0, shareOfFirstStory], ...rest];
  }

  /** Parents come before their replies. */
  *comments(count: number): Generator<PlannedComment> {
    this.crowd.clear();
    for (let index = 0; index < count; index += 1) {
      const comment = this.draw(index);
      const crowd = this.crowdOf(comment.story);
      if (isVisible(comment.status)) crowd.push(comment);
      if (comment.parent) crowd.push(comment.parent);
      yield comment;
    }
  }

  /** What the author typed: the first text, and the second where the comment was edited. Not yet sanitised. */
  textsOf({ index, voice, parent, editedAgeMs }: PlannedComment): string[] {
    const random = Random.from(this.key, 'layout', index);
    const quoted = parent && random.chance(0.1) ? random.pick(this.sentencesOf(parent)) : undefined;
    const text = layOut(this.sentencesOf({ index, voice }), { quoted, tone: voice.tone }, random);
    return editedAgeMs === undefined ? [text] : [text, withEditNote(text, random)];
  }

  private sentencesOf({ index, voice }: Pick<PlannedComment, 'index' | 'voice'>): string[] {
    return writeSentences(voice, Random.from(this.key, 'text', index));
  }

  private draw(index: number): PlannedComment {
    const random = Random.from(this.key, 'comment', index);
    const story = random.weighted(this.storyWeights);
    const parent = random.chance(shareOfReplies) ? this.drawParent(story, random) : undefined;
    const author = this.drawAuthor(parent, random);
    const { language, isStaff } = this.authors[author]!;
    const { tone, isDecided, ...fate } = drawFate(parent !== undefined, isStaff, random);
    const { truth } = fate;
    const ageMs = parent ? replyAge(parent, random) : topLevelAge(this.stories[story]!, random);
    const isEdited = ageMs > 6 * minuteMs && random.chance(0.04);
    const editedAgeMs = isEdited ? ageMs - Math.round(random.between(0.3, 4.5) * minuteMs) : undefined;
    return {
      ...fate,
      id: derivedId('demo comment', this.key, String(index)),
      index,
      story,
      author,
      parent,
      depth: parent ? parent.depth + 1 : 0,
      voice: {
        tone,
        language: drawLanguage(language, tone, parent, random),
        topic: this.drawTopic(story, truth, random),
        isReply: parent !== undefined,
      },
      ageMs,
      editedAgeMs,
      decidedAgeMs: isDecided
        ? ageAfter(editedAgeMs ?? ageMs, random.magnitude(minuteMs, 3 * hourMs), random)
        : undefined,
    };
  }

  private drawParent(story: number, random: Random): PlannedComment | undefined {
    const crowd = this.crowdOf(story);
    if (crowd.length === 0) return undefined;
    const parent = random.pick(crowd);
    return parent.depth < deepest && lastChangeAge(parent) > 3 * minuteMs ? parent : undefined;
  }

  private drawAuthor(parent: PlannedComment | undefined, random: Random): number {
    const answered = parent?.parent?.author;
    if (answered !== undefined && answered !== parent!.author && random.chance(0.35)) return answered;
    const draw = () => Math.floor(this.authors.length * random.next() ** 1.6);
    const author = draw();
    return author === parent?.author ? draw() : author;
  }

  /** The story's own; somebody off topic talks about what another story is about. */
  private drawTopic(story: number, truth: CommentTruth, random: Random): Topic {
    const { topic } = this.stories[story]!;
    const others = this.stories.filter((other) => other.topic !== topic);
    return truth === 'OFF_TOPIC' && others.length > 0 ? random.pick(others).topic : topic;
  }

  private crowdOf(story: number): PlannedComment[] {
    let crowd = this.crowd.get(story);
    if (!crowd) this.crowd.set(story, (crowd = []));
    return crowd;
  }
}

/** Most write English here; whoever is addressed in their own language keeps to it. */
function drawLanguage(own: Language, tone: Tone, parent: PlannedComment | undefined, random: Random): Language {
  if (own === 'en' || tone === 'heated' || tone === 'spam') return 'en';
  const isAmongThemselves = parent?.voice.language === own;
  return random.chance(isAmongThemselves ? 0.9 : parent ? 0.06 : 0.4) ? own : 'en';
}

/** When something last happened to a comment: nobody answers it before that. */
export function lastChangeAge({ ageMs, editedAgeMs, decidedAgeMs }: PlannedComment): number {
  return decidedAgeMs ?? editedAgeMs ?? ageMs;
}

/** Most come soon after the story, and there are always some from today. */
function topLevelAge({ ageMs }: PlannedStory, random: Random): number {
  if (random.chance(0.12)) return Math.round(Math.min(ageMs, random.magnitude(minuteMs, 2 * dayMs)));
  return Math.max(minuteMs, Math.round(ageMs * (1 - random.next() ** 2.2)));
}

function replyAge(parent: PlannedComment, random: Random): number {
  return ageAfter(lastChangeAge(parent), random.magnitude(40_000, 2 * dayMs), random);
}

/** The age of what happens `delayMs` after something of this age, or some time before now if that would be later. */
function ageAfter(ageMs: number, delayMs: number, random: Random): number {
  return Math.round(delayMs < 0.95 * ageMs ? ageMs - delayMs : ageMs * random.between(0.1, 0.9));
}
