const none = -1;
const root = 0;
/** So many are looked through one by one faster than they are halved. */
const fewChildren = 4;
/** Of ASCII units; others are rare enough to be looked for. */
const rowSize = 0x80;
/** Of half a kilobyte each. States near the root are met most, and come first. */
const mostRows = 4_096;
const noUnit = 0x10000;

/** What is known of a state lies side by side: a step goes to memory as seldom as it can. */
const width = 4;
const [firstChild, fallback, reporting, way] = [0, 1, 2, 3];

/**
 * Aho and Corasick's automaton over UTF-16 code units, in flat arrays: states are numbered level by level, so that the
 * children of one lie side by side, sorted by unit, and no edge has to be stored. 22 bytes a state, and for the states
 * with many children a row of where each ASCII unit leads.
 */
export class Automaton {
  /**
   * Four numbers a state:
   * - the first of its children, which end where those of the next state begin;
   * - its fallback: the state of the longest proper suffix; of the root, none;
   * - the first state, from this one along the fallbacks, where a key ends, or none;
   * - its way on: where its row begins in `rows`, or else `~` of its first child's unit.
   */
  private readonly states: Int32Array;
  /** The unit that leads to a state. */
  private readonly units: Uint16Array;
  /** The key that ends in a state, or none. */
  private readonly ending: Int32Array;
  /** The state behind each ASCII unit, fallbacks included. */
  private readonly rows: Int32Array;
  /** How often a scan or a follower went from state to state so far; a scan does so at most twice a unit. */
  steps = 0;

  /** @param keys sorted by code unit, no two alike, none empty */
  constructor(keys: readonly string[]) {
    const most = keys.reduce((sum, key) => sum + key.length, 1);
    const states = new Int32Array((most + 1) * width).fill(none);
    const units = new Uint16Array(most);
    const ending = new Int32Array(most).fill(none);
    /** The keys that begin with a state's units are a range of the sorted keys. */
    const [low, high, depth] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
    high[root] = keys.length;
    let count = 1;
    for (let state = root; state < count; state += 1) {
      states[state * width + firstChild] = count;
      let key = low[state]!;
      const end = high[state]!;
      const at = depth[state]!;
      if (key < end && keys[key]!.length === at) ending[state] = key++;
      states[state * width + way] = ~(key < end ? keys[key]!.charCodeAt(at) : noUnit);
      while (key < end) {
        const unit = keys[key]!.charCodeAt(at);
        low[count] = key;
        while (key < end && keys[key]!.charCodeAt(at) === unit) key += 1;
        [high[count], depth[count], units[count]] = [key, at + 1, unit];
        count += 1;
      }
    }
    states[count * width + firstChild] = count;
    this.states = states.slice(0, count * width + 1);
    this.units = units.slice(0, count);
    this.ending = ending.slice(0, count);
    for (let state = root; state < count; state += 1) this.linkChildren(state);
    this.rows = this.makeRows();
  }

  get stateCount(): number {
    return this.units.length;
  }

  /** Memory of the arrays. */
  get bytes(): number {
    return [this.states, this.units, this.ending, this.rows].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Reports each key at each place where it ends, the longest first; `onKey` answers false to end the scan. */
  scan(text: Uint16Array, length: number, onKey: (key: number, last: number) => boolean): void {
    const { states, units, ending, rows } = this;
    let state = root;
    let steps = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = text[at]!;
      for (;;) {
        steps += 1;
        const row = states[state * width + way]!;
        if (row >= 0 && unit < rowSize) {
          state = rows[row + unit]!;
          break;
        }
        const next = childOf(states, units, state, unit);
        if (next !== none || state === root) {
          state = next === none ? root : next;
          break;
        }
        state = states[state * width + fallback]!;
      }
      let found = states[state * width + reporting]!;
      while (found !== none) {
        if (!onKey(ending[found]!, at)) {
          this.steps += steps;
          return;
        }
        found = states[states[found * width + fallback]! * width + reporting]!;
      }
    }
    this.steps += steps;
  }

  /** The state behind `state` on `unit`, or -1: for those who follow keys from their start. The root is 0. */
  child(state: number, unit: number): number {
    this.steps += 1;
    return childOf(this.states, this.units, state, unit);
  }

  /** The key that ends in a state, or -1. */
  keyAt(state: number): number {
    return this.ending[state]!;
  }

  private linkChildren(state: number): void {
    const { states } = this;
    for (
      let child = states[state * width + firstChild]!;
      child < states[(state + 1) * width + firstChild]!;
      child += 1
    ) {
      const unit = this.units[child]!;
      let suffix = states[state * width + fallback]!;
      let target: number = none;
      while (suffix !== none && (target = this.child(suffix, unit)) === none) {
        suffix = states[suffix * width + fallback]!;
      }
      const fallsTo = target === none ? root : target;
      states[child * width + fallback] = fallsTo;
      states[child * width + reporting] = this.ending[child] === none ? states[fallsTo * width + reporting]! : child;
    }
  }

  /** Of the root, which every text returns to, and of states with many children. */
  private makeRows(): Int32Array {
    const { states } = this;
    const rows: number[] = [];
    for (let state = root; state < this.stateCount && rows.length < mostRows * rowSize; state += 1) {
      const children = states[(state + 1) * width + firstChild]! - states[state * width + firstChild]!;
      if (state !== root && children <= fewChildren) continue;
      const row = Array.from({ length: rowSize }, (_, unit) => this.stateBehind(state, unit));
      states[state * width + way] = rows.length;
      rows.push(...row);
    }
    return Int32Array.from(rows);
  }

  private stateBehind(state: number, unit: number): number {
    for (let from = state; from !== none; from = this.states[from * width + fallback]!) {
      const next = this.child(from, unit);
      if (next !== none) return next;
    }
    return root;
  }
}

function childOf(states: Int32Array, units: Uint16Array, state: number, unit: number): number {
  let low = states[state * width + firstChild]!;
  const first = ~states[state * width + way]!;
  if (first === unit) return low;
  // Without a row, the first child has been looked at.
  if (first >= 0) low += 1;
  let high = states[(state + 1) * width + firstChild]!;
  while (high - low > fewChildren) {
    const middle = (low + high) >> 1;
    if (units[middle]! <= unit) low = middle;
    else high = middle;
  }
  for (; low < high; low += 1) if (units[low] === unit) return low;
  return none;
}
