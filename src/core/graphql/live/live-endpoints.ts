import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import type { SurfaceName } from '../../config/process-plan.js';
import { RequestContexts } from '../context/request-contexts.js';
import { requestIdOf } from '../context/request-identity.js';
import { sendSentence } from '../http/send-json.js';
import { surfacePaths } from '../surface-paths.js';
import { LiveConnections } from './live-connections.js';
import { LiveSockets } from './live-sockets.js';
import { LiveStreams } from './live-streams.js';

const notOurs = 'Live connections are answered by Talk’s websockets role, not by this process.';
const howTo = `Connect with a websocket (${GRAPHQL_TRANSPORT_WS_PROTOCOL}), or post a subscription with Accept: text/event-stream.`;

/** The live endpoints of both surfaces: one router for the server's upgrades, one Express handler a path. */
@Injectable()
export class LiveEndpoints {
  private readonly surfaces = new Map<string, SurfaceName>();
  private server?: Server;

  constructor(
    private readonly contexts: RequestContexts,
    private readonly connections: LiveConnections,
    private readonly sockets: LiveSockets,
    private readonly streams: LiveStreams,
  ) {}

  /** Answers every upgrade of this server, also in a process that accepts none: it is told why. */
  answerUpgrades(server: Server): void {
    if (this.server) return;
    this.server = server;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.upgrade(request, socket, head),
    );
  }

  serve(surface: SurfaceName): void {
    this.surfaces.set(surfacePaths[surface].live, surface);
  }

  /** What answers the live path over plain HTTP. */
  handlerOf(surface: SurfaceName): RequestHandler {
    return (request: Request, response: Response, next: NextFunction) => {
      if (request.path !== '/') return next();
      if (!this.surfaces.has(surfacePaths[surface].live)) return sendSentence(response, 404, notOurs);
      if (request.method !== 'POST' || !request.headers.accept?.includes('text/event-stream')) {
        return sendSentence(response, 404, howTo);
      }
      this.streams.serve(surface, request, response).catch(next);
    };
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const surface = this.surfaces.get(request.url?.split('?', 1)[0] ?? '');
    if (!surface) return refuse(socket, 404, this.surfaces.size > 0 ? howTo : notOurs);
    if (this.connections.isDraining) return refuse(socket, 503, 'This process is about to stop: connect again.');
    if (!handleProtocols(request.headers['sec-websocket-protocol'] ?? '')) return refuse(socket, 400, howTo);
    const address = this.contexts.addressOf(request);
    if (!this.connections.hasRoomFor(address)) return refuse(socket, 429, 'Too many connections from your address.');
    this.sockets.accept({ surface, address, requestId: requestIdOf(request) }, request, socket, head);
  }
}

function refuse(socket: Duplex, status: number, sentence: string): void {
  const body = Buffer.from(`${sentence}\n`);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body.toString()}`, () => socket.destroy());
}
