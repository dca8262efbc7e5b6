import { registerEnumType } from '@nestjs/graphql';

/** Registers a closed set of names as a GraphQL enum; the result is what `@Field(() => …)` and `@Args` take. */
export function enumType<Name extends string>(
  name: string,
  names: readonly Name[],
  description: string,
): { readonly [N in Name]: N } {
  const type = Object.fromEntries(names.map((value) => [value, value])) as { [N in Name]: N };
  registerEnumType(type, { name, description });
  return type;
}
