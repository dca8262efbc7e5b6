import type { Random } from '../random.js';

/** For each symbol the texts it may stand for; they may hold symbols in turn. */
export type Grammar = Readonly<Record<string, readonly string[]>>;

const symbol = /\{(\w+)\}/g;

/**
 * Replaces each `{symbol}` by one of its texts until none is left. `{Symbol}` begins with a capital letter.
 *
 * @throws Error for a symbol that the grammar does not know
 */
export function expand(text: string, grammar: Grammar, random: Random): string {
  return text.replace(symbol, (_, name: string) => {
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    const choices = grammar[key];
    if (!choices) throw new Error(`The grammar has no symbol "${key}".`);
    const expanded = expand(random.pick(choices), grammar, random);
    return key === name ? expanded : expanded.charAt(0).toUpperCase() + expanded.slice(1);
  });
}
