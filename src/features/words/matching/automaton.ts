const none = -1;
const root = 0;
/** So many are looked through one by one faster than they are halved. */
const fewChildren = 4;
/** Of ASCII units; others are rare enough to be looked for. */
const rowSize = 0x80;
/** Of half a kilobyte each. States near the root are met most, and come first. */
const mostRows = 4_096;

/**
 * Aho and Corasick's automaton over UTF-16 code units, in flat arrays: states are numbered level by level, so that the
 * children of one lie side by side, sorted by unit, and no edge has to be stored. About 22 bytes a state, and a row of
 * where each ASCII unit leads for the states with many children.
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
  /** The first state, from this one along its fallbacks, where a key ends, or none. */
  private readonly reporting: Int32Array;
  /** Where the row of a state begins in `rows`, or none. The root has the first. */
  private readonly rowOf: Int32Array;
  /** The state behind each ASCII unit, fallbacks included. */
  private readonly rows: Int32Array;
  /** How often a scan or a follower went from state to state so far; a scan does so at most twice a unit. */
  steps = 0;

  /** @param keys sorted by code unit, no two alike, none empty */
  constructor(keys: readonly string[]) {
    const most = keys.reduce((sum, key) => sum + key.length, 1);
    const firstChild = new Int32Array(most + 1);
    const units = new Uint16Array(most);
    const fallback = new Int32Array(most).fill(none);
    const ending = new Int32Array(most).fill(none);
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
    this.reporting = new Int32Array(count).fill(none);
    for (let state = root; state < count; state += 1) this.linkChildren(state);
    this.rowOf = this.placeRows();
    this.rows = this.fillRows();
  }

  get stateCount(): number {
    return this.units.length;
  }

  /** Memory of the arrays. */
  get bytes(): number {
    const { firstChild, units, fallback, ending, reporting, rowOf, rows } = this;
    const arrays = [firstChild, units, fallback, ending, reporting, rowOf, rows];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Reports each key at each place where it ends, the longest first; `onKey` answers false to end the scan. */
  scan(text: Uint16Array, length: number, onKey: (key: number, last: number) => boolean): void {
    const { firstChild, units, fallback, ending, reporting, rowOf, rows } = this;
    let state = root;
    let steps = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = text[at]!;
      for (;;) {
        steps += 1;
        const row = rowOf[state]!;
        if (row !== none && unit < rowSize) {
          state = rows[row + unit]!;
          break;
        }
        const next = childOf(firstChild, units, state, unit);
        if (next !== none || state === root) {
          state = next === none ? root : next;
          break;
        }
        state = fallback[state]!;
      }
      for (let found = reporting[state]!; found !== none; found = reporting[fallback[found]!]!) {
        if (!onKey(ending[found]!, at)) {
          this.steps += steps;
          return;
        }
      }
    }
    this.steps += steps;
  }

  /** The state behind `state` on `unit`, or -1: for those who follow keys from their start. The root is 0. */
  child(state: number, unit: number): number {
    this.steps += 1;
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
      this.reporting[child] = this.ending[child] === none ? this.reporting[fallback]! : child;
    }
  }

  private placeRows(): Int32Array {
    const rowOf = new Int32Array(this.stateCount).fill(none);
    rowOf[root] = 0;
    for (let [state, count] = [root + 1, 1]; state < rowOf.length && count < mostRows; state += 1) {
      if (this.firstChild[state + 1]! - this.firstChild[state]! > fewChildren) rowOf[state] = rowSize * count++;
    }
    return rowOf;
  }

  private fillRows(): Int32Array {
    const rows = new Int32Array(rowSize * this.rowOf.filter((row) => row !== none).length);
    for (const [state, row] of this.rowOf.entries()) {
      if (row === none) continue;
      for (let unit = 0; unit < rowSize; unit += 1) {
        let from = state;
        let next = this.child(from, unit);
        while (next === none && from !== root) next = this.child((from = this.fallback[from]!), unit);
        rows[row + unit] = next === none ? root : next;
      }
    }
    return rows;
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
