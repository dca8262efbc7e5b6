import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../../../core/config/config.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import type { AnonymousRead } from '../../../core/graphql/reads/anonymous-read.js';
import { type Ask, RenderedReads } from '../../../core/graphql/reads/rendered-reads.js';
import { Markup } from '../../../core/text/markup.js';
import { commentOrders } from '../../comments/index.js';
import { normaliseStoryUrl } from '../../stories/index.js';
import { languageOf, tagOf } from '../languages.js';
import { NewsroomSettings } from '../newsroom-settings.js';
import {
  type PublicStory,
  storyDocument,
  type StoryData,
  streamDocument,
  type StreamData,
  threadDocument,
  type ThreadData,
} from '../public-comments.js';
import { bareElement } from './stream-fragment.js';
import { streamPage, streamPart } from './stream-page.js';
import type { StreamView } from './stream-view.js';

/** As the stream's own first read has it. */
const perPage = 20;

const id = z.string().min(1).max(64);
const question = z
  .object({
    id: id.optional(),
    url: z.string().min(1).transform(normaliseStoryUrl).optional(),
    commentID: id.optional(),
    orderBy: z.enum(commentOrders).optional(),
    after: z.string().min(1).max(512).optional(),
    lang: z.string().max(35).transform(tagOf).optional(),
  })
  .refine(({ id: storyId, url, commentID }) => (storyId ?? url ?? commentID) !== undefined);

type Question = z.infer<typeof question>;

const forms = { fragment: streamPart, page: streamPage } as const;

/** Pages of comments as HTML, from the reads that the stream itself is made of. */
@Injectable()
export class RenderedStream {
  private readonly logger = new Logger(RenderedStream.name);

  constructor(
    private readonly reads: RenderedReads,
    private readonly config: Config,
    private readonly newsroom: NewsroomSettings,
  ) {}

  /**
   * The fragment for a page of this server's own. Its article is there whether or not the comments are: without them
   * there is the bare element, which asks for itself.
   *
   * @param url of the page
   */
  async within(ctx: RequestContext, url: string): Promise<Markup> {
    try {
      const { body } = await this.read(ctx, 'fragment', { url });
      return new Markup(body.toString());
    } catch (error) {
      if (!(error instanceof TalkError)) this.logger.error('No comments for a page', String(error));
      return bareElement({ url });
    }
  }

  /**
   * @param search `id` or `url` of the story, `orderBy`, `after`, `commentID` for the replies to one comment, and `lang`,
   *   by default the story's, else the newsroom's
   * @throws BAD_INPUT, BAD_CURSOR, STORY_URL_INVALID, NOT_FOUND, ORIGIN_NOT_PERMITTED, RATE_LIMITED
   */
  async read(ctx: RequestContext, form: keyof typeof forms, search: unknown): Promise<AnonymousRead> {
    const asked = question.safeParse(search);
    if (!asked.success) {
      throw coreError('BAD_INPUT', { problem: 'Name the story by id or url, and an order of comments that there is.' });
    }
    const fallback = await this.newsroom.language();
    return this.reads.read(ctx, `rendered-${form}`, { ...asked.data, fallback }, async (ask) => ({
      contentType: 'text/html; charset=utf-8',
      body: forms[form](await viewOf(ask, asked.data, fallback), this.config.http.rootUrl),
    }));
  }
}

async function viewOf(
  ask: Ask,
  { id: storyId, url, commentID, orderBy: askedOrder, after, lang: askedLanguage }: Question,
  fallback: string,
): Promise<StreamView> {
  const order = askedOrder ?? 'CREATED_AT_DESC';
  const asked = { order, askedOrder, askedLanguage, after };
  const languageFor = ({ language }: PublicStory) => languageOf(askedLanguage, language, fallback);
  if (commentID !== undefined) {
    const { comment } = await ask<ThreadData>(threadDocument, { id: commentID, first: perPage, after });
    if (!comment) throw coreError('NOT_FOUND', { what: 'comment' });
    const { story } = await ask<StoryData>(storyDocument, { id: comment.storyID });
    if (!story) throw coreError('NOT_FOUND', { what: 'story' });
    return { ...asked, story, language: languageFor(story), page: comment.replies, thread: comment };
  }
  const { story } = await ask<StreamData>(streamDocument, { id: storyId, url, orderBy: order, first: perPage, after });
  if (!story) throw coreError('NOT_FOUND', { what: 'story' });
  return { ...asked, story, language: languageFor(story), page: story.comments };
}
