import { Controller, Get, Header, NotFoundException, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../../core/config/config.js';
import { RequestContexts } from '../../../core/graphql/context/request-contexts.js';
import { RenderedStream } from '../../embedding/index.js';
import { commentOfPermalink } from '../../stories/index.js';
import { articleImage } from './article-image.js';
import { articleIndexPage, articlePage } from './article-page.js';
import { articleBySlug, articlePath } from './articles.js';
import { demoStylesheet } from './demo-stylesheet.js';

const html = 'text/html; charset=utf-8';
const forAnHour = 'public, max-age=3600';

/**
 * As strict as a newsroom could be: what works here works anywhere. The live connection may be of another host, and the
 * admin surface of another process of the reader's own machine.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss: http://localhost:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The demo newspaper, served by Talk itself, so that a fresh installation has a page to comment on. */
@Controller('demo')
export class DemoArticleController {
  constructor(
    private readonly config: Config,
    private readonly contexts: RequestContexts,
    private readonly stream: RenderedStream,
  ) {}

  @Get()
  @Header('Content-Type', html)
  @Header('Content-Security-Policy', pagePolicy)
  index(): string {
    return articleIndexPage(this.config.http.rootUrl);
  }

  @Get('demo.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', forAnHour)
  stylesheet(): string {
    return demoStylesheet;
  }

  @Get('images/:slug.svg')
  @Header('Content-Type', 'image/svg+xml')
  @Header('Content-Security-Policy', "default-src 'none'")
  @Header('Cache-Control', forAnHour)
  image(@Param('slug') slug: string): string {
    const image = articleImage(slug);
    if (!image) throw new NotFoundException('There is no such image.');
    return image;
  }

  @Get(':slug')
  @Header('Content-Type', html)
  @Header('Content-Security-Policy', pagePolicy)
  async article(@Param('slug') slug: string, @Req() request: Request): Promise<string> {
    const article = articleBySlug(slug);
    if (!article) throw new NotFoundException('There is no such article.');
    const { rootUrl } = this.config.http;
    const comments = await this.stream.within(this.contexts.anonymous(request), rootUrl + articlePath(article));
    return articlePage(article, rootUrl, comments, commentOfPermalink(rootUrl + request.originalUrl));
  }
}
