import { z } from 'zod';
import { cleanText } from '../../../../core/text/clean-text.js';
import { readAnswer } from './service-request.js';
import { fitSpans, type TextSpan } from './text-spans.js';

const offset = z.number().int().min(0).max(1_000_000);
const line = (max: number) => z.string().max(max).transform(cleanText);

const finding = z.object({
  /** For machines. */
  code: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional(),
  /** A sentence for moderators; goes on record. */
  detail: line(500),
  /** In UTF-16 code units of the comment's plain text. */
  matches: z
    .array(z.object({ start: offset, end: offset, rule: line(100) }))
    .max(50)
    .optional(),
  score: z.number().min(0).max(1).optional(),
});

const findings = z.array(finding).max(20).default([]);
const tags = z
  .array(z.string().regex(/^[\w-]{1,40}$/))
  .max(10)
  .default([]);

/** What a stage decides, now or later. */
const verdicts = ['pass', 'flag', 'hold', 'reject', 'approve'] as const;

/** What an external stage answers; fields that are not named here are ignored. */
export const externalAnswerSchema = z.object({ verdict: z.enum([...verdicts, 'wait']), findings, tags });

/** What an external stage posts later, where it answered `wait`. */
export const externalVerdictSchema = z.object({
  commentId: z.string().min(1).max(64),
  /** Of the comment's text: a verdict on one that was edited since is stale. */
  revision: z.number().int().min(0).max(100_000),
  verdict: z.enum(verdicts),
  findings,
});

export type ExternalFinding = z.infer<typeof finding>;
export type ExternalAnswer = z.infer<typeof externalAnswerSchema>;
export type ExternalVerdict = z.infer<typeof externalVerdictSchema>;

/**
 * Reads the body of a later verdict, its signature being verified already.
 *
 * @throws SERVICE_ANSWER_UNFIT naming the field at fault
 */
export function parseExternalVerdict(stage: string, body: Buffer): ExternalVerdict {
  return readAnswer(`The stage ${stage}`, externalVerdictSchema, body);
}

/** Cuts the places that findings name to the text they are about. */
export function fitFindings(found: readonly ExternalFinding[], text: string): ExternalFinding[] {
  return found.map((item) => (item.matches ? { ...item, matches: fitSpans<Match>(item.matches, text) } : item));
}

type Match = TextSpan & { readonly rule: string };
