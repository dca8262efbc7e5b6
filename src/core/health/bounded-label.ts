/** Keeps a metric's label from growing without end: after `limit` distinct values every new one is `other`. */
export class BoundedLabel {
  private readonly known = new Set<string>();

  constructor(private readonly limit: number) {}

  of(value: string): string {
    if (this.known.has(value)) return value;
    if (this.known.size >= this.limit) return 'other';
    this.known.add(value);
    return value;
  }
}
