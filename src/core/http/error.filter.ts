import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { coreError } from '../errors/core.errors.js';
import { TalkError } from '../errors/talk-error.js';
import { largestBody } from './body-limit.js';

/** Answers what went wrong outside GraphQL with a code and a sentence; the unexpected is masked and logged. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  constructor(private readonly config: Config) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL explains its errors itself.
    if (host.getType() !== 'http') throw error;
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.end();
    const known = this.explain(error, host.switchToHttp().getRequest<Request>().path);
    response.status(known.status).json({ errors: [{ message: known.message, extensions: { code: known.code } }] });
  }

  private explain(error: unknown, path: string): TalkError {
    if (error instanceof TalkError) return error as TalkError;
    const status = statusOf(error);
    if (status === 413) return coreError('BODY_TOO_LARGE', { maxBytes: largestBody(this.config, path) });
    if (status === 404) return coreError('NOT_FOUND', { what: 'page' });
    if (status >= 400 && status < 500) return coreError('BAD_INPUT', { problem: 'This request cannot be read.' });
    this.logger.error('A request failed', error instanceof Error ? error.stack : String(error));
    return coreError('INTERNAL');
  }
}

/** Nest's exceptions and those of Express's body parser carry a status each. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 500;
}
