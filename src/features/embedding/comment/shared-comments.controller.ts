import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { TalkError } from '../../../core/errors/talk-error.js';
import { RequestContexts } from '../../../core/graphql/context/request-contexts.js';
import { sendRead } from '../../../core/graphql/reads/anonymous-read.js';
import { embeddingError } from '../embedding.errors.js';
import { languageOf, languagesOfReader } from '../languages.js';
import { framedPolicy, stylesheet } from '../page.js';
import { noCommentPage } from './comment-page.js';
import { SharedComments } from './shared-comments.js';

/** A limit that cannot be read is none. */
const pixels = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);
const address = z.string().max(2_200).catch('');

/** One comment: to look at in a frame, and for whoever wants to make the frame. */
@Controller()
export class SharedCommentsController {
  constructor(
    private readonly comments: SharedComments,
    private readonly contexts: RequestContexts,
  ) {}

  @Get('embed/comment/:id')
  @Header('Content-Security-Policy', framedPolicy)
  async page(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    response.removeHeader('X-Frame-Options');
    try {
      sendRead(request, response, await this.comments.page(this.contexts.anonymous(request), id));
    } catch (error) {
      if (!(error instanceof TalkError) || error.status !== 404) throw error;
      response
        .status(404)
        .set('Cache-Control', 'no-store')
        .type('html')
        .send(noCommentPage(languageOf(...languagesOfReader(request))));
    }
  }

  /** As oembed.com says: 404 for what is not there or not for everybody, 501 for other formats than JSON. */
  @Get('api/oembed')
  @Header('Access-Control-Allow-Origin', '*')
  async embed(
    @Req() request: Request,
    @Res() response: Response,
    @Query() { url, format = 'json', maxwidth, maxheight }: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    if (format !== 'json') throw embeddingError('FORMAT_NOT_OFFERED');
    const limits = { maxwidth: pixels.parse(maxwidth), maxheight: pixels.parse(maxheight) };
    const ctx = this.contexts.anonymous(request);
    sendRead(request, response, await this.comments.oembed(ctx, address.parse(url), limits));
  }

  @Get('embed/pages.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  style(): string {
    return stylesheet;
  }
}
