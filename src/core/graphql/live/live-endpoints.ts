import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import type { SurfaceName } from '../../config/process-plan.js';
import { RequestContexts } from '../context/request-contexts.js';
import { sendSentence } from '../http/send-json.js';
import { LiveConnections } from './live-connections.js';
import { LiveDoor, type LiveTransport } from './live-door.js';
import { LiveSockets } from './live-sockets.js';
import { LiveStreams } from './live-streams.js';
import { refuseUpgrade } from './refuse-upgrade.js';

/** Serves both live transports behind the door: websockets by upgrade, event streams by POST. */
@Injectable()
export class LiveEndpoints implements LiveTransport, OnModuleInit {
  readonly howTo = `Connect with a websocket (${GRAPHQL_TRANSPORT_WS_PROTOCOL}), or post a subscription with Accept: text/event-stream.`;

  constructor(
    private readonly door: LiveDoor,
    private readonly contexts: RequestContexts,
    private readonly connections: LiveConnections,
    private readonly sockets: LiveSockets,
    private readonly streams: LiveStreams,
  ) {}

  onModuleInit(): void {
    this.door.open(this);
  }

  upgrade(surface: SurfaceName, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.connections.isDraining) return refuseUpgrade(socket, 503, 'This process is about to stop: connect again.');
    if (!handleProtocols(request.headers['sec-websocket-protocol'] ?? '')) {
      return refuseUpgrade(socket, 400, this.howTo);
    }
    const origin = this.contexts.originOf(request);
    if (!this.connections.hasRoomFor(origin.address)) {
      return refuseUpgrade(socket, 429, 'Too many connections from your address.');
    }
    this.sockets.accept({ surface, ...origin }, request, socket, head);
  }

  async stream(surface: SurfaceName, request: Request, response: Response): Promise<void> {
    if (request.method !== 'POST' || !request.headers.accept?.includes('text/event-stream')) {
      return sendSentence(response, 404, this.howTo);
    }
    await this.streams.serve(surface, request, response);
  }
}
