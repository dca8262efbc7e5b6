import { Global, Module } from '@nestjs/common';
import { ReadCache } from './read-cache.js';

/** For every role: whoever changes what readers see invalidates it, also a jobs process, which caches nothing itself. */
@Global()
@Module({ providers: [ReadCache], exports: [ReadCache] })
export class ReadCacheModule {}
