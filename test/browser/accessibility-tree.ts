import type { Page } from 'playwright-core';

interface ProtocolNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Something that a screen reader comes to, with what it says about it. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Of ARIA and HTML, as Chromium calls them: `level`, `expanded`, `pressed`, `invalid`, … */
  readonly states: Readonly<Record<string, unknown>>;
  readonly children: readonly Heard[];
}

/** What Chromium tells screen readers about a page, shadow trees included; what it leaves out is left out here. */
export async function accessibilityTree(page: Page): Promise<Heard> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly ProtocolNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard = (node: ProtocolNode): Heard[] => {
    const children = (node.childIds ?? []).flatMap((id) => (byId.has(id) ? heard(byId.get(id)!) : []));
    if (node.ignored) return children;
    const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    const [role, name, description] = [node.role, node.name, node.description].map((text) => text?.value ?? '');
    return [{ role: role!, name: name!, description: description!, states, children }];
  };
  return heard(nodes[0]!)[0]!;
}

/** The element and all that is in it, in reading order. */
export function inOrder(node: Heard): Heard[] {
  return [node, ...node.children.flatMap(inOrder)];
}

/** Everything of these roles, in reading order, wherever in it. */
export function ofRole(node: Heard, ...roles: readonly string[]): Heard[] {
  return inOrder(node).filter(({ role }) => roles.includes(role));
}
