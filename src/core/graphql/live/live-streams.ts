import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { SurfaceName } from '../../config/process-plan.js';
import { coreError } from '../../errors/core.errors.js';
import { statusOf } from '../client-error.js';
import { RequestContexts } from '../context/request-contexts.js';
import { bearerToken, requestIdOf } from '../context/request-identity.js';
import { InvalidDocument } from '../documents/operation-documents.js';
import { parseOperationRequest } from '../documents/operation-request.js';
import { sendJson } from '../http/send-json.js';
import { OperationExecutor } from '../operation-executor.js';
import type { LiveConnection } from './live-connection.js';
import { LiveConnections } from './live-connections.js';
import { LiveHub } from './live-hub.js';
import { LiveLimits } from './live-limits.js';
import { LivePayload } from './live-payload.js';
import type { LiveSubscription } from './live-subscription.js';
import { StreamWire } from './stream-wire.js';

/**
 * One subscription over server-sent events, as graphql-sse's distinct connections have it: for networks that let no
 * websocket through. Written by hand, because the library would serialise each result for every client.
 */
@Injectable()
export class LiveStreams {
  constructor(
    private readonly contexts: RequestContexts,
    private readonly connections: LiveConnections,
    private readonly hub: LiveHub,
    private readonly executor: OperationExecutor,
    private readonly limits: LiveLimits,
  ) {}

  async serve(surface: SurfaceName, request: Request, response: Response): Promise<void> {
    const requestId = requestIdOf(request);
    response.setHeader('X-Request-ID', requestId);
    const origin = this.contexts.originOf(request, requestId);
    const wire = new StreamWire(response, this.limits.closeTimeoutMs);
    if (!this.connections.hasRoomFor(origin.address)) {
      return this.refuse(response, coreError('RATE_LIMITED', { retryAfterSeconds: 60 }), requestId);
    }
    const connection = this.connections.open({ surface, ...origin }, wire);
    response.once('close', () => this.connections.closed(connection));
    try {
      await this.authenticate(connection, request);
      const subscription = await this.subscribe(connection, request, wire);
      wire.open();
      if (subscription.isOpen) await this.hub.start(subscription);
    } catch (error) {
      this.refuse(response, error, requestId);
    }
  }

  private async authenticate(connection: LiveConnection, request: Request): Promise<void> {
    const token = bearerToken(request);
    if (token === undefined && request.headers.authorization !== undefined) throw coreError('TOKEN_INVALID');
    await this.connections.authenticate(connection, token);
  }

  private subscribe(connection: LiveConnection, request: Request, wire: StreamWire): Promise<LiveSubscription> {
    return this.hub.subscribe(connection, parseOperationRequest(request.body), {
      next: (payload) => {
        wire.send(payload.streamEvent);
        this.connections.hasSent(connection);
      },
      fail: (error) => {
        const answer = this.executor.refusal(error, connection.origin.requestId);
        wire.send(new LivePayload(JSON.stringify(answer)).streamEvent);
        wire.complete();
      },
    });
  }

  private refuse(response: Response, error: unknown, requestId: string): void {
    if (response.headersSent || response.destroyed) return;
    const status = error instanceof InvalidDocument ? 400 : statusOf(error);
    sendJson(response, status, this.executor.refusal(error, requestId));
  }
}
