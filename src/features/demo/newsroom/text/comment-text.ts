import type { Random } from '../random.js';
import { expand, type Grammar } from './grammar.js';
import { type Language, sentencesByLanguage } from './languages.js';
import { commonWords, emoji, fillers, replyOpeners, sentencesByTone, shortRemarks, type Tone } from './tones.js';
import type { Topic } from './topics.js';

export interface Voice {
  readonly tone: Tone;
  readonly language: Language;
  readonly topic: Topic;
  readonly isReply: boolean;
}

/** With a quotation and a note about an edit a comment stays below 120 words. */
const maxOwnWords = 85;
const maxQuotedWords = 25;

const lengths = [
  [0, 12],
  [1, 28],
  [2, 24],
  [3, 14],
  [5, 13],
  [8, 9],
] as const;

/** What somebody says, sentence by sentence: one word or up to about 85. */
export function writeSentences({ tone, language, topic, isReply }: Voice, random: Random): string[] {
  const wanted = random.weighted<number>(lengths);
  if (language !== 'en')
    return shuffled(sentencesByLanguage[language], random).slice(0, Math.max(1, Math.min(wanted, 3)));
  const isPlain = tone !== 'heated' && tone !== 'spam';
  if (wanted === 0 && isPlain) return [random.pick(shortRemarks)];

  const grammar: Grammar = { ...commonWords, ...words(topic) };
  const say = (sentence: string) => expand(sentence, grammar, random);
  const own = shuffled(sentencesByTone[tone], random);
  const more = shuffled(fillers, random);
  const sentences: string[] = [];
  for (let index = 0; index < Math.max(1, wanted); index += 1) {
    // Every third sentence or so is one that fits anywhere; that is also how people pad.
    const takesOwn = own.length > 0 && (index === 0 || random.chance(0.65));
    const sentence = say((takesOwn ? own : more).pop()!);
    const opener = index === 0 && isReply && isPlain && random.chance(0.4) ? `${random.pick(replyOpeners)} ` : '';
    sentences.push(opener === '' ? capitalised(sentence) : opener + sentence);
    if (countWords(sentences) > maxOwnWords) return sentences.slice(0, -1);
  }
  return sentences;
}

export interface Layout {
  /** A sentence of the comment that this one answers. */
  readonly quoted?: string;
  readonly tone: Tone;
}

/** The comment as somebody types it: HTML with paragraphs, and now and then a quotation, a link, stress or emoji. */
export function layOut(sentences: readonly string[], { quoted, tone }: Layout, random: Random): string {
  const paragraphs = inParagraphs(sentences, random);
  const last = paragraphs.length - 1;
  if (random.chance(0.05)) paragraphs[0] = stressed(paragraphs[0]!, random);
  if (random.chance(0.12)) paragraphs[last] += ` ${random.pick(emoji)}`;
  if (tone === 'spam') paragraphs[last] += ` ${link(`shop.example/${random.below(1e6)}`)}`;
  else if (random.chance(0.05)) paragraphs[last] += ` ${link(`www.example.org/${random.below(1e4)}`)}`;
  if (random.chance(0.01) && last > 0) paragraphs[last] = `<span class="spoiler">${paragraphs[last]}</span>`;
  const body =
    random.chance(0.02) && last > 1 ? asList(paragraphs) : paragraphs.map((text) => `<p>${text}</p>`).join('');
  const isQuotable = quoted !== undefined && countWords([quoted]) <= maxQuotedWords;
  return isQuotable ? `<blockquote>${quoted}</blockquote>${body}` : body;
}

const editNotes = ['Edit: typo.', 'Edit: clearer now, I hope.', 'Edited to add a word.'];

/** The same comment after its author has come back to it. */
export function withEditNote(html: string, random: Random): string {
  return `${html}<p>${random.pick(editNotes)}</p>`;
}

/** The grammar's symbols are the topic's words by the same names. */
function words({ subject, officials, place, worry, benefit, insider }: Topic): Grammar {
  return { subject, officials, place, worry, benefit, insider };
}

function link(address: string): string {
  return `<a href="https://${address}">${address}</a>`;
}

function inParagraphs(sentences: readonly string[], random: Random): string[] {
  const paragraphs: string[][] = [[]];
  for (const [index, sentence] of sentences.entries()) {
    if (index > 1 && random.chance(0.35)) paragraphs.push([]);
    paragraphs.at(-1)!.push(sentence);
  }
  return paragraphs.map((paragraph) => paragraph.join(' '));
}

function asList([first, ...points]: readonly string[]): string {
  return `<p>${first}</p><ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>`;
}

function stressed(text: string, random: Random): string {
  const tag = random.pick(['b', 'i', 'strong', 'em']);
  const [first, ...rest] = text.split(' ');
  return [`<${tag}>${first}</${tag}>`, ...rest].join(' ');
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [copy[index], copy[other]] = [copy[other]!, copy[index]!];
  }
  return copy;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function countWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
}
