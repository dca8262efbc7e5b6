import { Global, Module } from '@nestjs/common';
import { ProcessPlan } from '../config/process-plan.js';
import { ProcessTallies } from './process-tallies.js';
import { RateLimiter } from './rate-limiter.js';
import { RedisConnections } from './redis-connections.js';

/**
 * This process's connections to Redis, and what lives there: rate limits, tallies. Nothing that needs Redis is made before
 * Redis has answered for the first time: a boot without it waits and says so once.
 */
@Global()
@Module({
  providers: [
    {
      provide: RedisConnections,
      inject: [ProcessPlan],
      useFactory: async (plan: ProcessPlan) => {
        const connections = new RedisConnections(plan);
        await connections.whenReady();
        return connections;
      },
    },
    RateLimiter,
    ProcessTallies,
  ],
  exports: [RedisConnections, RateLimiter, ProcessTallies],
})
export class RedisModule {}
