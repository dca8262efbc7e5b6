import {
  getNamedType,
  isListType,
  isObjectType,
  getNullableType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { coreError } from '../../errors/core.errors.js';

/** What a document that we did not write may ask for. A trusted document was measured when it was written. */
export interface DocumentLimits {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  /** Fields to resolve in the worst case: what lies below a list counts once for each of its entries. */
  readonly cost: number;
}

export const untrustedLimits: DocumentLimits = { tokens: 2_000, depth: 16, aliases: 30, cost: 20_000 };

/** Entries that a list without `first` is taken to have. */
const assumedListLength = 10;

interface Weight {
  readonly depth: number;
  readonly aliases: number;
  readonly cost: number;
}

const nothing: Weight = { depth: 0, aliases: 0, cost: 0 };

/**
 * @param document parsed, not necessarily valid: what the schema does not know is left to validation
 * @throws TalkError `BAD_INPUT` naming the limit that was passed
 */
export function checkLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  limits: DocumentLimits = untrustedLimits,
): void {
  const scale = new DocumentScale(schema, document, variables);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation) ?? undefined;
    const weight = scale.weigh(definition.selectionSet, root);
    for (const limit of ['depth', 'aliases', 'cost'] as const) {
      if (weight[limit] > limits[limit]) {
        throw coreError('BAD_INPUT', { problem: `The operation is too large: its ${limit} is over ${limits[limit]}.` });
      }
    }
  }
}

/** Weighs each fragment once, however often it is spread, so that nested spreads cannot blow up the weighing. */
class DocumentScale {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly weighed = new Map<string, Weight>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    const definitions = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((node) => [node.name.value, node]));
  }

  weigh(selectionSet: SelectionSetNode, type: GraphQLNamedType | undefined): Weight {
    let total = nothing;
    for (const node of selectionSet.selections) {
      const weight =
        node.kind === Kind.FIELD
          ? this.weighField(node, type)
          : node.kind === Kind.INLINE_FRAGMENT
            ? this.weigh(node.selectionSet, this.typeNamed(node.typeCondition?.name.value) ?? type)
            : this.weighFragment(node.name.value);
      total = {
        depth: Math.max(total.depth, weight.depth),
        aliases: total.aliases + weight.aliases,
        cost: total.cost + weight.cost,
      };
    }
    return total;
  }

  private weighField(node: FieldNode, parent: GraphQLNamedType | undefined): Weight {
    const field = isObjectType(parent) ? parent.getFields()[node.name.value] : undefined;
    const below = node.selectionSet ? this.weigh(node.selectionSet, field && getNamedType(field.type)) : nothing;
    const first = field?.args.find(({ name }) => name === 'first');
    const isList = field !== undefined && isListType(getNullableType(field.type));
    const length = first
      ? this.lengthOf(node, first.defaultValue)
      : isList && !isPageOf(parent)
        ? assumedListLength
        : 1;
    return {
      depth: below.depth + 1,
      aliases: below.aliases + (node.alias ? 1 : 0),
      cost: 1 + length * below.cost,
    };
  }

  private weighFragment(name: string): Weight {
    const known = this.weighed.get(name);
    if (known) return known;
    this.weighed.set(name, nothing); // a fragment that spreads itself is refused by validation
    const fragment = this.fragments.get(name);
    if (!fragment) return nothing;
    const weight = this.weigh(fragment.selectionSet, this.typeNamed(fragment.typeCondition.name.value));
    this.weighed.set(name, weight);
    return weight;
  }

  private lengthOf(node: FieldNode, fallback: unknown): number {
    const lengths = (node.arguments ?? []).flatMap(({ name, value }) => {
      if (name.value !== 'first' && name.value !== 'last') return [];
      const given = value.kind === Kind.VARIABLE ? this.variables[value.name.value] : undefined;
      return value.kind === Kind.INT ? Number(value.value) : (given ?? []);
    });
    const value = Math.max(...lengths.filter((length) => typeof length === 'number'));
    if (value > 0) return value;
    return typeof fallback === 'number' ? fallback : assumedListLength;
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }
}

/** A connection's `edges` and `nodes` are as long as its `first`, which has been counted on the way down. */
function isPageOf(type: GraphQLNamedType | undefined): boolean {
  return type?.name.endsWith('Connection') ?? false;
}
