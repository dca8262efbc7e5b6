import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';
import type { SurfaceName } from '../../config/process-plan.js';
import { sendSentence } from '../http/send-json.js';
import { surfacePaths } from '../surface-paths.js';
import { refuseUpgrade } from './refuse-upgrade.js';

/** What serves live connections where a process has the live transport. */
export interface LiveTransport {
  /** What a live endpoint wants of its clients, in a sentence. */
  readonly howTo: string;
  /** Takes over a websocket's upgrade, or refuses it. */
  upgrade(surface: SurfaceName, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Answers a plain HTTP request to a live endpoint. */
  stream(surface: SurfaceName, request: Request, response: Response): Promise<void>;
}

const notOurs = 'Live connections are answered by Talk’s websockets role, not by this process.';

/**
 * The live endpoints of both surfaces, in every process that speaks HTTP: one router for the server's upgrades, one
 * Express handler a path. Without a transport behind it, clients are told who has one.
 */
@Injectable()
export class LiveDoor {
  private readonly surfaces = new Map<string, SurfaceName>();
  private server?: Server;
  private transport?: LiveTransport;

  /** Lets `transport` answer from now on. */
  open(transport: LiveTransport): void {
    this.transport = transport;
  }

  /** Puts the surface's live endpoint, and once for all surfaces the upgrades, on the application's server. */
  attach(surface: SurfaceName, adapter: AbstractHttpAdapter): void {
    this.answerUpgrades(adapter.getHttpServer() as Server);
    const path = surfacePaths[surface].live;
    this.surfaces.set(path, surface);
    adapter.use(path, (request: Request, response: Response, next: NextFunction) => {
      if (request.path !== '/') return next();
      if (!this.transport) return sendSentence(response, 404, notOurs);
      this.transport.stream(surface, request, response).catch(next);
    });
  }

  private answerUpgrades(server: Server): void {
    if (this.server) return;
    this.server = server;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      if (!this.transport) return refuseUpgrade(socket, 404, notOurs);
      const surface = this.surfaces.get(request.url?.split('?', 1)[0] ?? '');
      if (!surface) return refuseUpgrade(socket, 404, this.transport.howTo);
      this.transport.upgrade(surface, request, socket, head);
    });
  }
}
