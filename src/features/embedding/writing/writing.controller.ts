import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Config } from '../../../core/config/config.js';
import { anonymous } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { newId } from '../../../core/database/ids.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import { RequestContexts } from '../../../core/graphql/context/request-contexts.js';
import type { SignedIn } from '../../auth/index.js';
import { commentError } from '../../comments/index.js';
import { languageOf, languagesOfReader } from '../languages.js';
import { formPolicy } from '../page.js';
import type { FormName } from './field-of-error.js';
import type { FilledForms } from './filled-forms.js';
import { assertFreshForm, assertOwnForm } from './form-guard.js';
import { ReaderCookies } from './reader-cookies.js';
import { sessionSeconds, WritingActions } from './writing-actions.js';
import { writingUrl } from './writing-address.js';
import { type AccountFields, accountFields, type Draft, placeFields } from './writing-fields.js';
import { failurePage, writingPage } from './writing-page.js';
import { WritingScenes } from './writing-scenes.js';

interface Visitor {
  readonly ctx: RequestContext;
  readonly cookies: ReaderCookies;
  /** Languages, the most wanted first. */
  readonly reads: readonly string[];
}

type Shown = Pick<FilledForms, 'account' | 'failure'> & { readonly draft?: Draft };

/** Not cached, not indexed; the browser says to Talk, and to nobody else, which page a form was sent from. */
const headers = {
  'Content-Security-Policy': formPolicy,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
} as const;

/**
 * Signing in and writing with plain HTML forms, for browsers that run no script. Each form is answered with a redirect,
 * or with itself: filled in, and with what is wrong.
 */
@Controller('embed/write')
export class WritingController {
  constructor(
    private readonly scenes: WritingScenes,
    private readonly actions: WritingActions,
    private readonly contexts: RequestContexts,
    private readonly config: Config,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response, @Query() search: unknown): Promise<void> {
    await answering(request, response, async () => {
      const place = parsed(placeFields, search);
      const visitor = await this.visitor(request, response);
      const scene = await this.scenes.of(visitor.ctx, place, visitor.reads);
      const isGone = place.replyTo !== undefined && !scene.parent;
      const failure = isGone ? ({ form: 'comment', error: commentError('PARENT_NOT_VISIBLE') } as const) : undefined;
      response.send(writingPage(scene, filled(visitor, { failure })));
    });
  }

  @Post()
  async post(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    await this.submit('comment', request, response, body, async ({ ctx }, fields) => {
      const { id, storyId } = await this.actions.post(ctx, fields);
      response.redirect(303, `${writingUrl('', { id: storyId, comment: id, lang: fields.lang })}#posted`);
    });
  }

  @Post('sign-in')
  async signIn(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    await this.submit('sign-in', request, response, body, async (visitor, fields) =>
      this.enter(response, visitor, fields, await this.actions.signIn(visitor.ctx, fields)),
    );
  }

  @Post('sign-up')
  async signUp(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    await this.submit('sign-up', request, response, body, async (visitor, fields) =>
      this.enter(response, visitor, fields, await this.actions.signUp(visitor.ctx, fields)),
    );
  }

  @Post('sign-out')
  async signOut(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    await this.submit('comment', request, response, body, async ({ ctx, cookies }, fields) => {
      await this.actions.signOut(ctx);
      cookies.signOut();
      response.redirect(303, writingUrl('', { id: fields.id, lang: fields.lang }));
    });
  }

  /** What was written before signing in is there again: no redirect could carry it. */
  private async enter(
    response: Response,
    { ctx, cookies, reads }: Visitor,
    fields: AccountFields,
    { token }: SignedIn,
  ): Promise<void> {
    cookies.signIn(token, sessionSeconds);
    if (fields.body === '') {
      response.redirect(303, writingUrl('', { id: fields.id, replyTo: fields.replyTo, lang: fields.lang }));
      return;
    }
    const visitor = { ctx: { ...ctx, actor: await this.contexts.authenticate(token) }, cookies, reads };
    const scene = await this.scenes.of(visitor.ctx, fields, reads);
    response.send(writingPage(scene, filled(visitor, { draft: fields })));
  }

  private async submit(
    form: FormName,
    request: Request,
    response: Response,
    body: unknown,
    act: (visitor: Visitor, fields: AccountFields) => Promise<void>,
  ): Promise<void> {
    await answering(request, response, async () => {
      assertOwnForm(request, this.config.http.rootUrl);
      const fields = parsed(accountFields, body);
      const visitor = await this.visitor(request, response);
      try {
        assertFreshForm(visitor.cookies, fields.token);
        await act(visitor, fields);
      } catch (error) {
        if (!(error instanceof TalkError)) throw error;
        const scene = await this.scenes.of(visitor.ctx, fields, visitor.reads);
        const shown = { draft: fields, account: fields, failure: { form, error: error as TalkError } };
        response.status(error.status).send(writingPage(scene, filled(visitor, shown)));
      }
    });
  }

  /** Who is signed in here; whose session has ended is a stranger, and told so by what they try. */
  private async visitor(request: Request, response: Response): Promise<Visitor> {
    const cookies = new ReaderCookies(request, response, this.config.http.rootUrl.startsWith('https:'));
    const origin = this.contexts.originOf(request);
    const reads = languagesOfReader(request);
    try {
      return { ctx: { actor: await this.contexts.authenticate(cookies.session), ...origin }, cookies, reads };
    } catch (error) {
      if (!(error instanceof TalkError) || error.code !== 'TOKEN_INVALID') throw error;
      cookies.endSession();
      return { ctx: { actor: anonymous, ...origin }, cookies, reads };
    }
  }
}

/** Answers what is expected to go wrong as a page too. */
async function answering(request: Request, response: Response, answer: () => Promise<void>): Promise<void> {
  response.set(headers).type('html');
  try {
    await answer();
  } catch (error) {
    if (!(error instanceof TalkError)) throw error;
    response.status(error.status).send(failurePage(languageOf(...languagesOfReader(request)), error as TalkError));
  }
}

/** A key that was used belongs to a comment: only what was refused is sent again under the same one. */
function filled({ cookies }: Visitor, { draft, account, failure }: Shown): FilledForms {
  const { body = '', rating, key = newId() } = draft ?? {};
  return { token: cookies.formToken, draft: { body, rating, key }, account, failure };
}

/** @throws BAD_INPUT */
function parsed<Fields>(schema: z.ZodType<Fields>, given: unknown): Fields {
  const result = schema.safeParse(given ?? {});
  if (!result.success) throw coreError('BAD_INPUT', { problem: 'This address or form is not complete.' });
  return result.data;
}
