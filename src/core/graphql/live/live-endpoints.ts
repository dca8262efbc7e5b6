import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Request, Response } from 'express';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import type { SurfaceName } from '../../config/process-plan.js';
import { isOwnOrigin } from '../../http/cross-origin.js';
import { PermittedOrigins } from '../../http/permitted-origins.js';
import { RequestContexts } from '../context/request-contexts.js';
import { sendSentence } from '../http/send-json.js';
import { LiveConnections } from './live-connections.js';
import { LiveDoor, type LiveTransport } from './live-door.js';
import { LiveSockets } from './live-sockets.js';
import { LiveStreams } from './live-streams.js';
import { refuseUpgrade } from './refuse-upgrade.js';

const consoleOnly = 'Only the console may connect here. If this is the console, set TALK_ADMIN_URL to its address.';

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
    private readonly moduleRef: ModuleRef,
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
    const accept = () => this.sockets.accept({ surface, ...origin }, request, socket, head);
    if (surface === 'public') return accept();
    this.isOfConsole(request).then(
      (isOfConsole) => (isOfConsole ? accept() : refuseUpgrade(socket, 403, consoleOnly)),
      () => refuseUpgrade(socket, 503, 'Talk cannot tell just now who may connect.'),
    );
  }

  async stream(surface: SurfaceName, request: Request, response: Response): Promise<void> {
    if (request.method !== 'POST' || !request.headers.accept?.includes('text/event-stream')) {
      return sendSentence(response, 404, this.howTo);
    }
    await this.streams.serve(surface, request, response);
  }

  /** Websockets know no CORS: no page but the console has live connections of the admin surface. */
  private async isOfConsole(request: IncomingMessage): Promise<boolean> {
    const { origin } = request.headers;
    if (origin === undefined || isOwnOrigin(request, origin)) return true;
    return this.moduleRef.get(PermittedOrigins, { strict: false }).isOfConsole(origin);
  }
}
