import { Controller, Headers, HttpCode, Ip, Param, Post, Query, type RawBodyRequest, Req } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { LateVerdicts } from '../review/late-verdicts.service.js';
import { signatureHeaders } from '../review/services/signature.js';

const limit = { name: 'late-verdict', points: 600, durationSeconds: 60 } as const;

/** Where services that asked for time post their verdicts. */
@Controller('api/review/verdicts')
export class VerdictsController {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly verdicts: LateVerdicts,
  ) {}

  /** Answers 204 also where the verdict comes too late to change anything. */
  @Post(':stage')
  @HttpCode(204)
  async receive(
    @Param('stage') stage: string,
    @Query('siteID') siteId: string | undefined,
    @Headers(signatureHeaders.timestamp) timestamp: string | undefined,
    @Headers(signatureHeaders.signature) signature: string | undefined,
    @Ip() address: string,
    @Req() { rawBody }: RawBodyRequest<IncomingMessage>,
  ): Promise<void> {
    await this.limiter.consume(limit, address);
    const body = rawBody ?? Buffer.alloc(0);
    await this.verdicts.receive({
      stage,
      siteId: siteId ?? '',
      timestamp: timestamp ?? '',
      signature: signature ?? '',
      body,
    });
  }
}
