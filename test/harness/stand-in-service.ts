import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

/** Somebody else's service, on a loopback port: keeps what it is sent and answers as the test tells it. */
export class StandInService {
  readonly requests: ReceivedRequest[] = [];
  private answers: Answer[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StandInService> {
    const service: StandInService = new StandInService(
      createServer((request, response) => void service.receive(request, response)),
    );
    await once(service.server.listen(0, '127.0.0.1'), 'listening');
    return service;
  }

  get hostPort(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.hostPort}`;
  }

  /** The answers to come, in order; the last one stays. */
  willAnswer(...answers: Answer[]): void {
    this.answers = answers;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    this.requests.push(received);
    const answer = this.answers.length > 1 ? this.answers.shift()! : this.answers[0]!;
    answer(response, received);
  }
}

export const json =
  (value: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

export const text =
  (body: string, headers: Record<string, string> = {}, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'text/plain', ...headers }).end(body);

export const redirect =
  (location: string): Answer =>
  (response) =>
    response.writeHead(307, { Location: location }).end();

export const hangUp: Answer = (response) => response.destroy();
