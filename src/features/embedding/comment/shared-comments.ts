import { Injectable } from '@nestjs/common';
import { Config } from '../../../core/config/config.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import type { AnonymousRead } from '../../../core/graphql/reads/anonymous-read.js';
import { type Ask, RenderedReads } from '../../../core/graphql/reads/rendered-reads.js';
import { languageOf } from '../languages.js';
import { NewsroomSettings } from '../newsroom-settings.js';
import { commentDocument, type CommentData, storyDocument, type StoryData } from '../public-comments.js';
import { commentPage, type SharedComment } from './comment-page.js';
import { commentOfAddress, type FrameLimits, oembed } from './oembed.js';

/** Single comments for the pages of others, for as long as everybody may see them. */
@Injectable()
export class SharedComments {
  constructor(
    private readonly reads: RenderedReads,
    private readonly config: Config,
    private readonly newsroom: NewsroomSettings,
  ) {}

  /** @throws NOT_FOUND */
  async page(ctx: RequestContext, id: string): Promise<AnonymousRead> {
    const fallback = await this.newsroom.language();
    return this.reads.read(ctx, 'comment-page', { id, fallback }, async (ask) => ({
      contentType: 'text/html; charset=utf-8',
      body: commentPage(await shared(ask, id, fallback), this.config.http.rootUrl),
    }));
  }

  /** @throws NOT_FOUND also for an address that means no comment */
  async oembed(ctx: RequestContext, url: string, limits: FrameLimits): Promise<AnonymousRead> {
    const { rootUrl } = this.config.http;
    const id = commentOfAddress(rootUrl, url);
    if (id === undefined) throw coreError('NOT_FOUND', { what: 'comment' });
    const fallback = await this.newsroom.language();
    return this.reads.read(ctx, 'oembed', { id, fallback, ...limits }, async (ask) => ({
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(oembed(await shared(ask, id, fallback), rootUrl, limits)),
    }));
  }
}

async function shared(ask: Ask, id: string, fallback: string): Promise<SharedComment> {
  const { comment } = await ask<CommentData>(commentDocument, { id });
  if (!comment) throw coreError('NOT_FOUND', { what: 'comment' });
  const { story } = await ask<StoryData>(storyDocument, { id: comment.storyID });
  if (!story) throw coreError('NOT_FOUND', { what: 'comment' });
  return { comment, story, language: languageOf(story.language, fallback) };
}
