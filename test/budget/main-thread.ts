interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, how long it took, and how much of that the processor worked for it. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** What a trace has to hold. */
export const tracedCategories = ['toplevel', 'devtools.timeline', 'v8.execute'];

/**
 * Milliseconds that the processor worked for the longest task of a page's main thread, from the stream's script on:
 * whatever the task is, script, style, layout or paint. What other programs take meanwhile does not count, as it would
 * by the clock.
 *
 * @param trace as Chromium writes it, of a browser with one page
 */
export function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const [script] = traceEvents
    .filter(({ name }) => name === 'v8.evaluateModule')
    .sort((one, other) => one.ts - other.ts);
  if (!script) throw new Error('The trace tells of no module.');
  const { pid, tid, ts: begin } = script;
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith('RunTask') && event.pid === pid && event.tid === tid && endOf(event) > begin,
  );
  const longest = Math.max(...tasks.map(({ tdur = 0 }) => tdur));
  if (!(longest > 0)) throw new Error('The trace tells of no processor time.');
  return longest / 1000;
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}
