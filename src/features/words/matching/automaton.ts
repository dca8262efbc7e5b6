const none = -1;
const root = 0;
const fromRootSize = 0x80;
/** So many are looked through one by one faster than they are halved. */
const fewChildren = 4;

/**
 * Aho and Corasick's automaton over UTF-16 code units, in flat arrays: states are numbered level by level, so that the
 * children of one lie side by side, sorted by unit, and no edge has to be stored. About 18 bytes a state.
 */
export class Automaton {
  /** Children of state s: `firstChild[s]` up to, but without, `firstChild[s + 1]`. */
  private readonly firstChild: Int32Array;
  /** The unit that leads to a state. */
  private readonly units: Uint16Array;
  /** The state of the longest proper suffix; of the root, none. */
  private readonly fallback: Int32Array;
  /** The key that ends in a state, or none. */
  private readonly ending: Int32Array;
  /** The next state on the way of fallbacks where a key ends, or none. */
  private readonly shorter: Int32Array;
  /** Children of the root by unit: half of all steps begin there. */
  private readonly fromRoot = new Int32Array(fromRootSize);
  /** How often a scan or a follower went from state to state so far; a scan does so at most twice a unit. */
  steps = 0;

  /** @param keys sorted by code unit, no two alike, none empty */
  constructor(keys: readonly string[]) {
    const most = keys.reduce((sum, key) => sum + key.length, 1);
    const firstChild = new Int32Array(most + 1);
    const units = new Uint16Array(most);
    const fallback = new Int32Array(most).fill(none);
    const ending = new Int32Array(most).fill(none);
    const shorter = new Int32Array(most).fill(none);
    /** The keys that begin with a state's units are a range of the sorted keys. */
    const [low, high, depth] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
    high[root] = keys.length;
    let count = 1;
    for (let state = root; state < count; state += 1) {
      firstChild[state] = count;
      let key = low[state]!;
      const end = high[state]!;
      const at = depth[state]!;
      if (key < end && keys[key]!.length === at) ending[state] = key++;
      while (key < end) {
        const unit = keys[key]!.charCodeAt(at);
        low[count] = key;
        while (key < end && keys[key]!.charCodeAt(at) === unit) key += 1;
        [high[count], depth[count], units[count]] = [key, at + 1, unit];
        count += 1;
      }
      firstChild[state + 1] = count;
    }
    this.firstChild = firstChild.slice(0, count + 1);
    this.units = units.slice(0, count);
    this.ending = ending.slice(0, count);
    this.fallback = fallback.slice(0, count);
    this.shorter = shorter.slice(0, count);
    this.fromRoot.fill(none);
    for (let child = firstChild[root]!; child < firstChild[root + 1]!; child += 1) {
      if (units[child]! < fromRootSize) this.fromRoot[units[child]!] = child;
    }
    for (let state = root; state < count; state += 1) this.linkChildren(state);
  }

  get stateCount(): number {
    return this.units.length;
  }

  /** Memory of the arrays. */
  get bytes(): number {
    const arrays = [this.firstChild, this.units, this.fallback, this.ending, this.shorter];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Reports each key at each place where it ends, the longest first; `onKey` answers false to end the scan. */
  scan(text: Uint16Array, length: number, onKey: (key: number, last: number) => boolean): void {
    const { firstChild, units, fallback, ending, shorter, fromRoot } = this;
    let state = root;
    let steps = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = text[at]!;
      let next: number = none;
      for (;;) {
        steps += 1;
        next = state === root && unit < fromRootSize ? fromRoot[unit]! : childOf(firstChild, units, state, unit);
        if (next !== none || state === root) break;
        state = fallback[state]!;
      }
      state = next === none ? root : next;
      let found = ending[state] === none ? shorter[state]! : state;
      while (found !== none) {
        if (!onKey(ending[found]!, at)) {
          this.steps += steps;
          return;
        }
        found = shorter[found]!;
      }
    }
    this.steps += steps;
  }

  /** The state behind `state` on `unit`, or -1: for those who follow keys from their start. The root is 0. */
  child(state: number, unit: number): number {
    this.steps += 1;
    if (state === root && unit < fromRootSize) return this.fromRoot[unit]!;
    return childOf(this.firstChild, this.units, state, unit);
  }

  /** The key that ends in a state, or -1. */
  keyAt(state: number): number {
    return this.ending[state]!;
  }

  private linkChildren(state: number): void {
    for (let child = this.firstChild[state]!; child < this.firstChild[state + 1]!; child += 1) {
      const unit = this.units[child]!;
      let suffix = this.fallback[state]!;
      let target: number = none;
      while (suffix !== none && (target = this.child(suffix, unit)) === none) suffix = this.fallback[suffix]!;
      const fallback = target === none ? root : target;
      this.fallback[child] = fallback;
      this.shorter[child] = this.ending[fallback] === none ? this.shorter[fallback]! : fallback;
    }
  }
}

function childOf(firstChild: Int32Array, units: Uint16Array, state: number, unit: number): number {
  let low = firstChild[state]!;
  let high = firstChild[state + 1]!;
  while (high - low > fewChildren) {
    const middle = (low + high) >> 1;
    if (units[middle]! <= unit) low = middle;
    else high = middle;
  }
  for (; low < high; low += 1) if (units[low] === unit) return low;
  return none;
}
