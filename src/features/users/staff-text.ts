import { coreError } from '../../core/errors/core.errors.js';
import { cleanText } from '../../core/text/clean-text.js';

/**
 * What somebody of the newsroom wrote, fit to store: clean lines, no space around.
 *
 * @returns nothing where there is nothing to see
 * @throws BAD_INPUT where it is longer than `max` characters
 */
export function checkedText(name: string, text: string | null | undefined, max: number): string | undefined {
  const problem = `The ${name} has at most ${max} characters.`;
  // Before it is cleaned, which costs time with the length of what is sent.
  if (text && text.length > max * 4) throw coreError('BAD_INPUT', { problem });
  const clean = text?.split('\n').map(cleanText).join('\n').trim();
  if (!clean) return undefined;
  if ([...clean].length > max) throw coreError('BAD_INPUT', { problem });
  return clean;
}
