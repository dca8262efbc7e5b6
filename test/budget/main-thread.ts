interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, how long it took, and how much of that the processor worked for it. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string }; readonly name?: string };
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
  const script = traceEvents.find(
    ({ name, args }) => name === 'v8.evaluateModule' || (name === 'EvaluateScript' && args.data?.url),
  );
  if (!script) throw new Error('The trace does not tell of the script.');
  const work = traceEvents
    .filter(
      ({ name, pid, tid, ts, dur = 0 }) =>
        name.endsWith('RunTask') && pid === script.pid && tid === script.tid && ts + dur > script.ts,
    )
    .map(({ tdur = 0 }) => tdur / 1000);
  return Math.max(...work);
}
