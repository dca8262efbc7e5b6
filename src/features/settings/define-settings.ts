import type { z } from 'zod';
import { coreError } from '../../core/errors/core.errors.js';
import type { PlainValues } from './settings-values.js';

type Shape = Readonly<Record<string, z.ZodType>>;

export interface SettingsOptions<S extends Shape> {
  /** One section a top-level key; a section without a default has to be in every version. */
  readonly schema: z.ZodObject<S>;
  /** Such as `spam.key` or `external[].secret`: never shown, and kept where a change does not name them. */
  readonly secretPaths?: readonly string[];
}

/** A kind of settings: what it holds, what holds where nobody said anything, and what must never be shown. */
export interface SettingsDefinition<Values = unknown> {
  readonly kind: string;
  readonly secretPaths: readonly string[];
  readonly defaults: Partial<Values>;
  /** @throws BAD_INPUT that names every invalid path at once */
  validate(sections: PlainValues): Partial<Values>;
  /** What of stored sections this release still understands; the rest is inherited. */
  read(sections: PlainValues): Partial<Values>;
}

const mostProblems = 50;

/**
 * Declares a kind of settings, once.
 *
 * @example
 * export const moderationSettings = defineSettings('moderation', { schema, secretPaths: ['spam.key'] });
 */
export function defineSettings<S extends Shape>(
  kind: string,
  { schema, secretPaths = [] }: SettingsOptions<S>,
): SettingsDefinition<z.infer<z.ZodObject<S>>> {
  type Values = z.infer<z.ZodObject<S>>;
  const shape: Shape = schema.shape;
  const read = (sections: PlainValues) => {
    const understood = Object.entries(sections).flatMap(([name, value]) => {
      const outcome = shape[name]?.safeParse(value);
      return outcome?.success ? [[name, outcome.data] as const] : [];
    });
    return Object.fromEntries(understood) as Partial<Values>;
  };
  const nothingSaid = Object.fromEntries(Object.keys(shape).map((name) => [name, undefined]));
  return {
    kind,
    secretPaths,
    defaults: withoutUndefined(read(nothingSaid)),
    read,
    validate(sections) {
      const problems = Object.entries(sections).flatMap(([name, value]) => problemsOf(name, shape[name], value));
      if (problems.length > 0) {
        throw coreError('BAD_INPUT', {
          problem: problems.map(({ path, message }) => `${path}: ${message}`).join('; '),
          paths: problems.map(({ path }) => path),
        });
      }
      return read(sections);
    },
  };
}

function problemsOf(name: string, schema: z.ZodType | undefined, value: unknown): { path: string; message: string }[] {
  if (!schema) return [{ path: name, message: 'there is no such setting' }];
  const outcome = schema.safeParse(value);
  const issues = outcome.success ? [] : outcome.error.issues.slice(0, mostProblems);
  return issues.map(({ path, message }) => ({ path: [name, ...path].map(String).join('.'), message }));
}

function withoutUndefined<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
