import { fullTime } from '../../shared/full-time.js';
import { parseRichText, type RichNode } from '../../shared/rich-text.js';
import { tools } from '../messages/messages.js';
import { rowMessages } from '../messages/row.js';
import { type StreamComment, type StreamState } from './stream-state.js';

type Comments = StreamState['comments'];

const longestBeginning = 40;
const countsBefore = new WeakMap<Comments, ReadonlyMap<string, number>>();

/**
 * What tells a comment from all others on the page, for the names of its buttons: its author; where that person wrote more
 * than one of them, also how it begins, or when it was written where that is not to be read.
 */
export function nameOf({ comments, mine }: Pick<StreamState, 'comments' | 'mine'>, comment: StreamComment): string {
  const { id, author, body, createdAt } = comment;
  if ((countsOf(comments).get(author.id) ?? 0) < 2) return author.username;
  const isHidden = mine?.ignored.has(author.id) && !mine.uncovered.has(id);
  return withBeginning(author.username, isHidden ? '' : body, createdAt);
}

/** A name that several comments would have, with the beginning of the one that is meant. */
export function withBeginning(name: string, body: string, createdAt: string): string {
  const text = textOf(parseRichText(body)).replace(/\s+/g, ' ').trim();
  return rowMessages.which(name, beginningOf(text) || fullTime(createdAt, tools.locale));
}

function beginningOf(text: string): string {
  const signs = [...text];
  if (signs.length <= longestBeginning) return text;
  const cut = signs.slice(0, longestBeginning).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestBeginning / 2)).trimEnd()}…`;
}

/** A spoiler stays covered. */
function textOf(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return node.isSpoiler ? '…' : `${textOf(node.children)}${/^(b|strong|i|em|a|span)$/.test(node.tag) ? '' : ' '}`;
    })
    .join('');
}

/** How many comments there are of each author; counted once for each state of the comments. */
function countsOf(comments: Comments): ReadonlyMap<string, number> {
  const known = countsBefore.get(comments);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { author, isRemoved } of comments.values()) {
    if (!isRemoved) counts.set(author.id, (counts.get(author.id) ?? 0) + 1);
  }
  countsBefore.set(comments, counts);
  return counts;
}
