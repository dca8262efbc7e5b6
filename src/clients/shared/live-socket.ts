import { codeIn, type LinkedSubscription, type LinkListener, type LiveLink, receiveAnswer } from './live-link.js';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** One websocket that speaks graphql-transport-ws, as far as Talk needs it: subscriptions by trusted document. */
export class LiveSocket implements LiveLink {
  readonly carriesMany = true;
  private readonly wanted = new Map<string, LinkedSubscription>();
  private isReady = false;

  constructor(
    private readonly socket: WebSocket,
    token: string | null,
    private readonly listener: LinkListener,
  ) {
    socket.onopen = () => this.send({ type: 'connection_init', payload: token ? { token } : {} });
    socket.onmessage = ({ data }) => this.receive(JSON.parse(String(data)) as Message);
    socket.onclose = ({ code, reason }) => listener.closed(code, reason);
  }

  start(id: string, subscription: LinkedSubscription): void {
    if (this.isReady) this.subscribe(id, subscription);
    else this.wanted.set(id, subscription);
  }

  stop(id: string): void {
    this.wanted.delete(id);
    this.send({ type: 'complete', id });
  }

  probe(): boolean {
    this.send({ type: 'ping' });
    return true;
  }

  close(): void {
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close(1000);
  }

  private receive({ type, id = '', payload }: Message): void {
    this.listener.alive();
    switch (type) {
      case 'connection_ack':
        this.isReady = true;
        this.listener.ready();
        for (const [each, subscription] of this.wanted) this.subscribe(each, subscription);
        this.wanted.clear();
        break;
      case 'ping':
        this.send({ type: 'pong' });
        break;
      case 'next':
        receiveAnswer(this.listener, id, payload as object);
        break;
      case 'error':
        this.listener.fail(id, codeIn(payload));
        break;
      case 'complete':
        this.listener.complete(id);
        break;
    }
  }

  private subscribe(id: string, { operation, variables }: LinkedSubscription): void {
    const { documentId } = operation;
    // The protocol insists on a `query`; the document is named beside it.
    this.send({ type: 'subscribe', id, payload: { query: '', variables: variables(), extensions: { documentId } } });
  }

  private send(message: Message): void {
    if (this.socket.readyState === 1) this.socket.send(JSON.stringify(message));
  }
}
