import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { RequestContexts } from '../../../core/graphql/context/request-contexts.js';
import { sendRead } from '../../../core/graphql/reads/anonymous-read.js';
import { StoryCounts } from './story-counts.js';

/** What `count.js` asks: `?id=…&url=…`, each as often as needed. */
@Controller('api/counts')
export class StoryCountsController {
  constructor(
    private readonly counts: StoryCounts,
    private readonly contexts: RequestContexts,
  ) {}

  @Get()
  @Header('Access-Control-Allow-Origin', '*')
  async tell(
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
    @Query('id') ids: string | string[] = [],
    @Query('url') urls: string | string[] = [],
  ): Promise<void> {
    const ctx = this.contexts.anonymous(request);
    sendRead(request, response, await this.counts.read(ctx, [ids].flat(), [urls].flat()));
  }
}
