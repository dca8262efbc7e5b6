import { coreError } from '../../errors/core.errors.js';

export const largestPage = 100;

export interface PageInfo {
  readonly hasNextPage: boolean;
  /** Known of a page that was read from the end, false of any other. */
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** One page of a list, in the shape that connections have. */
export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
}

/** @throws TalkError `BAD_INPUT` unless `first` is between 1 and 100 */
export function checkedFirst(first: number, name: 'first' | 'last' = 'first'): number {
  if (Number.isInteger(first) && first >= 1 && first <= largestPage) return first;
  throw coreError('BAD_INPUT', { problem: `${name} has to be between 1 and ${largestPage}.` });
}

/**
 * Makes a page of rows that were read in order.
 *
 * @param rows up to `first` + 1 of them: the one too many says that there is a next page, and is left out
 */
export function pageOf<Node>(rows: readonly Node[], first: number, cursorOf: (row: Node) => string): Page<Node> {
  const hasNextPage = rows.length > first;
  return pageAround(rows.slice(0, first), { hasNextPage, hasPreviousPage: false }, cursorOf);
}

/**
 * Makes a page of rows that were read from the end, last one first; the page has them in the list's order.
 *
 * @param rows up to `last` + 1 of them: the one too many says that there is a page before
 * @param hasNextPage whether the page was asked for as one before others
 */
export function pageFromEnd<Node>(
  rows: readonly Node[],
  last: number,
  hasNextPage: boolean,
  cursorOf: (row: Node) => string,
): Page<Node> {
  return pageAround(rows.slice(0, last).reverse(), { hasNextPage, hasPreviousPage: rows.length > last }, cursorOf);
}

function pageAround<Node>(
  nodes: readonly Node[],
  more: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
  cursorOf: (row: Node) => string,
): Page<Node> {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return {
    nodes,
    // Made only for those who ask: most page by `pageInfo`, and a cursor costs more than the rest of its edge.
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
    pageInfo: {
      ...more,
      get startCursor() {
        return first === undefined ? null : cursorOf(first);
      },
      get endCursor() {
        return last === undefined ? null : cursorOf(last);
      },
    },
  };
}

/** The same page with each row turned into what clients see of it. */
export function mapPage<Row, Node>(page: Page<Row>, map: (row: Row) => Node): Page<Node> {
  const nodes = page.nodes.map(map);
  return {
    nodes,
    get edges() {
      return page.edges.map(({ cursor }, index) => ({ cursor, node: nodes[index]! }));
    },
    pageInfo: page.pageInfo,
  };
}
