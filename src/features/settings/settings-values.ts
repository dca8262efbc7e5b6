/** Settings as they are stored and sent: plain data. */
export type PlainValues = Readonly<Record<string, unknown>>;

/** Whatever a change leaves out stays as it is; `null` for a whole section gives back what is inherited. */
export type SettingsChange<Values> = {
  readonly [Key in keyof Values]?: PartialSection<Values[Key]> | null | undefined;
};

type PartialSection<Value> = Value extends readonly unknown[]
  ? readonly PartialElement<Value[number]>[]
  : Value extends object
    ? { readonly [Key in keyof Value]?: PartialSection<Value[Key]> | null | undefined }
    : Value;

type PartialElement<Value> = Value extends object ? { readonly [Key in keyof Value]?: Value[Key] | null } : Value;

/** One difference between two versions; `undefined` where a version leaves the matter to what it inherits. */
export interface SettingsDifference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Sections after a change. A section that is named in part begins with what holds now, also when that is inherited:
 * from then on it stands for itself.
 *
 * @param own the sections that this scope has itself
 * @param effective what holds here, own or inherited
 */
export function applyChange(own: PlainValues, effective: PlainValues, change: PlainValues): Record<string, unknown> {
  const sections: Record<string, unknown> = { ...own };
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete sections[name];
    else if (value !== undefined) sections[name] = merged(effective[name], value);
  }
  return sections;
}

/** Fills secrets that `values` does not name from `before`; elements of a list are the same when their names are. */
export function keepSecrets(values: PlainValues, before: PlainValues, secretPaths: readonly string[]): PlainValues {
  return withSecrets(values, before, secretPaths, (secret, old) => secret ?? old);
}

/** An older version's values with the secrets of today: one that was replaced must not come back. */
export function bringBack(old: PlainValues, today: PlainValues, secretPaths: readonly string[]): PlainValues {
  return withSecrets(old, today, secretPaths, (secret, current) => current || secret);
}

/** The same values with `"set"` or `"not set"` for each secret. */
export function redactSecrets(values: PlainValues, secretPaths: readonly string[]): PlainValues {
  return withSecrets(values, {}, secretPaths, (secret) => (secret ? 'set' : 'not set'));
}

/** Leaves in which two versions differ, in the order of their paths. Lists are leaves; secrets are told, never shown. */
export function differencesBetween(
  before: PlainValues,
  after: PlainValues,
  secretPaths: readonly string[],
): SettingsDifference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const [oldShown, nowShown] = [
    leavesOf(redactSecrets(before, secretPaths)),
    leavesOf(redactSecrets(after, secretPaths)),
  ];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(now.get(path)))
    .sort()
    .map((path) => ({ path, before: oldShown.get(path), after: nowShown.get(path) }));
}

function merged(before: unknown, change: unknown): unknown {
  if (!isRecord(change)) return Array.isArray(change) ? change.map(withoutNothing) : change;
  const result: Record<string, unknown> = isRecord(before) ? { ...before } : {};
  for (const [name, value] of Object.entries(change)) {
    if (value !== undefined && value !== null) result[name] = merged(result[name], value);
  }
  return result;
}

function withoutNothing(element: unknown): unknown {
  if (!isRecord(element)) return element;
  return Object.fromEntries(Object.entries(element).filter(([, value]) => value !== null && value !== undefined));
}

function withSecrets(
  values: PlainValues,
  others: PlainValues,
  secretPaths: readonly string[],
  choose: (secret: unknown, other: unknown) => unknown,
): PlainValues {
  return secretPaths.reduce((result, path) => atPath(result, others, segmentsOf(path), choose) as PlainValues, values);
}

/** `external[].secret` is made of `external`, `[]` and `secret`. */
function segmentsOf(path: string): string[] {
  return path.replaceAll('[]', '.[]').split('.');
}

function atPath(
  value: unknown,
  other: unknown,
  [segment, ...rest]: readonly string[],
  replace: (value: unknown, other: unknown) => unknown,
): unknown {
  if (segment === undefined) return replace(value, other);
  if (segment === '[]') {
    if (!Array.isArray(value)) return value;
    const others: readonly unknown[] = Array.isArray(other) ? other : [];
    return value.map((element: unknown) => {
      const same = others.find((candidate) => nameOf(candidate) !== undefined && nameOf(candidate) === nameOf(element));
      return atPath(element, same, rest, replace);
    });
  }
  if (!isRecord(value) || (rest.length > 0 && !(segment in value))) return value;
  const replaced = atPath(value[segment], isRecord(other) ? other[segment] : undefined, rest, replace);
  return replaced === undefined ? value : { ...value, [segment]: replaced };
}

function nameOf(element: unknown): unknown {
  return isRecord(element) ? element['name'] : undefined;
}

function leavesOf(values: PlainValues, prefix = '', leaves = new Map<string, unknown>()): Map<string, unknown> {
  for (const [name, value] of Object.entries(values)) {
    if (isRecord(value)) leavesOf(value, `${prefix}${name}.`, leaves);
    else if (value !== undefined) leaves.set(`${prefix}${name}`, value);
  }
  return leaves;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
