import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import type { Express } from 'express';
import { anonymous, type Actor } from '../../context/actor.js';
import { Authenticator } from '../../context/authenticator.js';
import type { RequestContext, RequestOrigin } from '../../context/request-context.js';
import { coreError } from '../../errors/core.errors.js';
import { bearerToken, clientAddress, clientWords, requestIdOf, type TrustedHop } from './request-identity.js';

/** Works out who asks and from where, the same way for HTTP, sockets and event streams. */
@Injectable()
export class RequestContexts {
  private authenticator?: Authenticator;

  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  /**
   * @param requestId by default as the request's header says, or a new one
   * @throws TalkError `TOKEN_INVALID`: a bad token is told, it never makes its bearer anonymous
   */
  async of(request: IncomingMessage, requestId = requestIdOf(request)): Promise<RequestContext> {
    const origin = this.originOf(request, requestId);
    const header = request.headers.authorization;
    if (header === undefined) return { actor: anonymous, ...origin };
    const token = bearerToken(request);
    if (token === undefined) throw coreError('TOKEN_INVALID');
    return { actor: await this.authenticate(token), ...origin };
  }

  anonymous(request: IncomingMessage, requestId = requestIdOf(request)): RequestContext {
    return { actor: anonymous, ...this.originOf(request, requestId) };
  }

  originOf(request: IncomingMessage, requestId = requestIdOf(request)): RequestOrigin {
    return { address: this.addressOf(request), requestId, ...clientWords(request) };
  }

  authenticate(token: string | undefined): Promise<Actor> {
    this.authenticator ??= this.moduleRef.get(Authenticator, { strict: false });
    return this.authenticator.authenticate(token);
  }

  private addressOf(request: IncomingMessage): string {
    const app = this.adapterHost.httpAdapter.getInstance<Express>();
    return clientAddress(request, app.get('trust proxy fn') as TrustedHop);
  }
}
