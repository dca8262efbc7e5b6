/** One result, serialised once: the same text goes to every client, only the envelope is its own. */
export class LivePayload {
  private lastId?: string;
  private lastFrame?: Buffer;
  private streamed?: Buffer;

  constructor(private readonly json: string) {}

  /** A `next` message of graphql-transport-ws. Clients that chose the same id share its bytes. */
  frameFor(id: string): Buffer {
    if (this.lastFrame && this.lastId === id) return this.lastFrame;
    this.lastId = id;
    this.lastFrame = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":${this.json}}`);
    return this.lastFrame;
  }

  /** A `next` event of graphql-sse's distinct connections. */
  get streamEvent(): Buffer {
    this.streamed ??= Buffer.from(`event: next\ndata: ${this.json}\n\n`);
    return this.streamed;
  }
}
