/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { visitFailureText } from '../messages/visit.js';
import { writingMessages } from '../messages/writing.js';

/** The code of a refusal that the author may override. */
export const nudgeCode = 'COMMENT_MAY_BREAK_RULES';

/** What review found before the comment was stored; the server's own sentence where it is nothing that we have words for. */
export function NudgeReasons({ reasons }: { readonly reasons: readonly string[] }) {
  const { heading, reasons: known } = writingMessages.nudge;
  const words: Readonly<Record<string, string>> = known;
  const sentences = [...new Set(reasons)].filter((code) => Object.hasOwn(words, code)).map((code) => words[code]!);
  if (sentences.length === 0) return <p>{visitFailureText(nudgeCode)}</p>;
  return (
    <div>
      <b>{heading}</b>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
