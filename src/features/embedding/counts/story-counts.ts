import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import { anonymousRead, type AnonymousRead } from '../../../core/graphql/reads/anonymous-read.js';
import { ReadCache } from '../../../core/graphql/reads/read-cache.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { normaliseStoryUrl, StoriesQueries } from '../../stories/index.js';

const most = 100;

/** Whoever opens page after page asks once for each; a whole office may share an address. */
const limit = { name: 'story-counts', points: 600, durationSeconds: 60 } as const;

/** A headline's number may be a little old, and front pages are what everybody opens. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=300';

/** The numbers of comments that stand beside headlines. */
@Injectable()
export class StoryCounts {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly cache: ReadCache,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * JSON with a number for each name that was asked for: 0 where there is no such story, and none is made.
   *
   * @throws BAD_INPUT for more than a hundred names, RATE_LIMITED
   */
  async read({ address }: RequestContext, ids: readonly string[], urls: readonly string[]): Promise<AnonymousRead> {
    if (ids.length + urls.length > most) {
      throw coreError('BAD_INPUT', { problem: `No more than ${most} counts are told at a time.` });
    }
    await this.limiter.consume(limit, address);
    const asked = [[...new Set(ids)].sort(), [...new Set(urls)].sort()] as const;
    const key = `counts ${JSON.stringify(asked)}`;
    return this.cache.get(key) ?? this.cache.fill(key, new Set(), () => this.count(...asked));
  }

  private async count(ids: readonly string[], urls: readonly string[]): Promise<AnonymousRead> {
    const canonical = urls.map((url) => [url, canonicalOf(url)] as const);
    const known = canonical.flatMap(([, url]) => (url === undefined ? [] : [url]));
    const { byId, byUrl } = await this.stories.visibleCounts(ids, known);
    const counts = {
      id: Object.fromEntries(ids.map((id) => [id, byId.get(id) ?? 0])),
      url: Object.fromEntries(canonical.map(([asked, url]) => [asked, byUrl.get(url ?? '') ?? 0])),
    };
    return anonymousRead({
      body: Buffer.from(JSON.stringify(counts)),
      contentType: 'application/json; charset=utf-8',
      name: 'story-counts',
      tags: new Set(),
      freshUntil: Number.POSITIVE_INFINITY,
      isCacheable: true,
      cacheControl,
    });
  }
}

/** One headline with an odd address must not cost a page all its numbers. */
function canonicalOf(url: string): string | undefined {
  try {
    return normaliseStoryUrl(url);
  } catch (error) {
    if (error instanceof TalkError) return undefined;
    throw error;
  }
}
