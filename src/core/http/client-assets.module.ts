import path from 'node:path';
import { Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import express, { type Express, type RequestHandler } from 'express';
import { ProcessPlan } from '../config/process-plan.js';
import { builtClients as clients } from './client-release.js';
import { serveVersionedAssets } from './versioned-assets.js';

/** Hashed names never change their content. */
const hashed = { immutable: true, maxAge: '365d', index: false } as const;

/** `embed.js`, `count.js` and `account.js` keep their names: browsers ask again after a minute and get 304 while they are the same. */
const entry = { maxAge: '60s' } as const;

/** The console runs its own scripts and styles only, talks to any websockets cluster, and is framed by nobody. */
const adminPolicy = [
  "default-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data: https:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The built browser code: the stream, counts and the account's page on the public surface, the console on the admin one. */
@Module({})
export class ClientAssetsModule implements NestModule {
  constructor(
    private readonly plan: ProcessPlan,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  /** Plain Express handlers: Nest's own middleware would not take the prefix off the path. */
  configure(): void {
    if (this.plan.surfaces.includes('public')) {
      this.use('/embed.js', fromAnyOrigin, sendFile('embed/embed.js', entry));
      this.use('/count.js', fromAnyOrigin, sendFile('count/count.js', entry));
      serveVersionedAssets(this.adapterHost.httpAdapter.getInstance<Express>());
      this.use('/account/account.js', sendFile('account/account.js', entry));
      this.use('/account/assets', express.static(path.join(clients, 'account/assets'), hashed));
      this.use('/assets', fromAnyOrigin, express.static(path.join(clients, 'embed/assets'), hashed));
    }
    if (this.plan.surfaces.includes('admin')) {
      this.use('/admin/assets', express.static(path.join(clients, 'admin/assets'), hashed));
      this.use('/admin', adminPage);
    }
  }

  private use(prefix: string, ...handlers: RequestHandler[]): void {
    for (const handler of handlers) this.adapterHost.httpAdapter.use(prefix, handler);
  }
}

/** Module scripts are fetched with CORS from the newsroom's page. */
const fromAnyOrigin: RequestHandler = (_request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  next();
};

/** Every address below `/admin` that is no API is one page: the console finds its view in the path. */
const adminPage: RequestHandler = (request, response, next) => {
  const isPage = (request.method === 'GET' || request.method === 'HEAD') && !request.path.startsWith('/api/');
  if (!isPage || request.path.startsWith('/assets/')) return next();
  response.setHeader('Content-Security-Policy', adminPolicy);
  sendFile('admin/index.html', { maxAge: 0 })(request, response, next);
};

function sendFile(file: string, options: { maxAge: number | string }): RequestHandler {
  return (_request, response, next) => {
    response.sendFile(path.join(clients, file), options, (error?: Error) => error && next(error));
  };
}
