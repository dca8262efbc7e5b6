import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { TalkError } from '../../../core/errors/talk-error.js';
import { RequestContexts } from '../../../core/graphql/context/request-contexts.js';
import { sendRead } from '../../../core/graphql/reads/anonymous-read.js';
import { pagePolicy } from '../page.js';
import { RenderedStream } from './rendered-stream.js';
import { bareElement } from './stream-fragment.js';

type Search = Readonly<Record<string, unknown>>;

/** Comments without JavaScript: `stream.html` is a part of somebody's page, `stream` a page of Talk's own. */
@Controller('embed')
export class RenderedStreamController {
  constructor(
    private readonly stream: RenderedStream,
    private readonly contexts: RequestContexts,
  ) {}

  /** What goes wrong has its status and the bare element as its body: whoever includes it anyway spoils no page. */
  @Get('stream.html')
  @Header('Access-Control-Allow-Origin', '*')
  async fragment(@Req() request: Request, @Res() response: Response, @Query() search: Search): Promise<void> {
    try {
      sendRead(request, response, await this.stream.read(this.contexts.anonymous(request), 'fragment', search));
    } catch (error) {
      if (!(error instanceof TalkError)) throw error;
      const { id, url } = search;
      const address = { id: typeof id === 'string' ? id : undefined, url: typeof url === 'string' ? url : undefined };
      response.status(error.status).set('Cache-Control', 'no-store').type('html').send(bareElement(address).text);
    }
  }

  @Get('stream')
  @Header('Content-Security-Policy', pagePolicy)
  async page(@Req() request: Request, @Res() response: Response, @Query() search: Search): Promise<void> {
    sendRead(request, response, await this.stream.read(this.contexts.anonymous(request), 'page', search));
  }
}
