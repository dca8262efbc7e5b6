import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { parseOperationRequest } from '../documents/operation-request.js';
import { OperationExecutor } from '../operation-executor.js';
import { closeCodes, jitteredRetry } from './close-codes.js';
import type { LiveConnection, LiveOrigin } from './live-connection.js';
import { LiveConnections } from './live-connections.js';
import { LiveHub } from './live-hub.js';
import { LiveLimits } from './live-limits.js';
import { SocketWire } from './socket-wire.js';
import { SocketStream } from './socket-stream.js';

interface SocketExtra {
  readonly connection: LiveConnection;
  readonly wire: SocketWire;
}

/**
 * Subscriptions over websockets, in graphql-ws's protocol. The library keeps the protocol; results go past it, straight
 * to the socket, because it would serialise each of them once for every client.
 */
@Injectable()
export class LiveSockets {
  private readonly logger = new Logger('Live');
  private readonly sockets: WebSocketServer;
  private readonly protocol;

  constructor(
    private readonly connections: LiveConnections,
    private readonly hub: LiveHub,
    private readonly executor: OperationExecutor,
    private readonly limits: LiveLimits,
  ) {
    this.sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: limits.maxMessageBytes,
      perMessageDeflate: false,
      handleProtocols: () => GRAPHQL_TRANSPORT_WS_PROTOCOL,
    });
    this.protocol = makeServer<{ token?: unknown }, SocketExtra>({
      connectionInitWaitTimeout: limits.initTimeoutMs,
      jsonMessageReviver: allowMissingQuery,
      onConnect: ({ connectionParams, extra }) => this.connect(extra.connection, connectionParams?.token),
      onSubscribe: ({ extra }, id, payload) => this.subscribe(extra, id, payload),
      subscribe: (args: ExecutionArgs) => (args.contextValue as SocketStream).started(),
    });
  }

  accept(origin: LiveOrigin, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => this.serve(origin, webSocket));
  }

  private serve(origin: LiveOrigin, socket: WebSocket): void {
    const wire = new SocketWire(socket, this.limits.closeTimeoutMs);
    const connection = this.connections.open(origin, wire);
    socket.on('error', (error) => this.logger.debug(`A socket failed: ${error.message}`));
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (message) => wire.send(message),
        close: (code, reason) => connection.close(code ?? closeCodes.tryAgain, reason ?? ''),
        onMessage: (listener) => {
          socket.on('message', (data: Buffer) => {
            listener(data.toString()).catch((error: unknown) => this.fail(connection, error));
          });
        },
      },
      { connection, wire },
    );
    socket.once('close', (code, reason) => {
      this.connections.closed(connection);
      closed(code, reason.toString()).catch((error: unknown) => this.fail(connection, error));
    });
  }

  private async connect(connection: LiveConnection, token: unknown): Promise<boolean> {
    if (token !== undefined && token !== null && typeof token !== 'string') return false;
    try {
      await this.connections.authenticate(connection, token ?? undefined);
      return true;
    } catch (error) {
      this.connections.sendAway(connection, error);
      return false;
    }
  }

  private async subscribe({ connection, wire }: SocketExtra, id: string, payload: SubscribePayload) {
    const stream = new SocketStream(this.hub);
    try {
      const subscription = await this.hub.subscribe(connection, parseOperationRequest(payload), {
        next: (result) => {
          wire.send(result.frameFor(id));
          this.connections.hasSent(connection);
        },
        fail: (error) => stream.fail(this.errorsOf(error, connection)[0]!),
      });
      stream.carry(subscription);
      const { surface, operation } = subscription.operation;
      return { ...this.executor.argumentsOf(surface, operation), contextValue: stream };
    } catch (error) {
      return this.errorsOf(error, connection);
    }
  }

  private errorsOf(error: unknown, connection: LiveConnection): GraphQLError[] {
    const { errors } = this.executor.refusal(error, connection.origin.requestId);
    return errors.map(({ message, extensions }) => new GraphQLError(message, { extensions }));
  }

  private fail(connection: LiveConnection, error: unknown): void {
    this.logger.error('A live connection failed', error instanceof Error ? error.stack : String(error));
    connection.close(closeCodes.tryAgain, `retry=${jitteredRetry()}`);
  }
}

/** The protocol wants a `query`; a client that names a registered document has none. */
function allowMissingQuery(key: string, value: unknown): unknown {
  if (key !== 'payload' || typeof value !== 'object' || value === null || 'query' in value) return value;
  return 'documentId' in value || 'extensions' in value ? { ...value, query: '' } : value;
}
