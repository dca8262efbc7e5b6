/** Until when an answer is true if nobody changes anything: a story that closes at noon is told as open until then. */
export class Freshness {
  private endsAt = Number.POSITIVE_INFINITY;

  /** Milliseconds since the epoch; infinite where time alone changes nothing. */
  get until(): number {
    return this.endsAt;
  }

  /** Says that some of the answer changes at this moment; the earliest one counts. */
  endAt(moment: Date): void {
    this.endsAt = Math.min(this.endsAt, moment.getTime());
  }
}
