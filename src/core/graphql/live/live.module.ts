import { Global, Module } from '@nestjs/common';
import { LiveConnections } from './live-connections.js';
import { LiveEndpoints } from './live-endpoints.js';
import { LiveFeeds } from './live-feeds.js';
import { LiveHub } from './live-hub.js';
import { LiveLimits } from './live-limits.js';
import { LiveOperations } from './live-operations.js';
import { LiveRenderer } from './live-renderer.js';
import { LiveSockets } from './live-sockets.js';
import { LiveStreams } from './live-streams.js';

const services = [
  LiveFeeds,
  LiveLimits,
  LiveOperations,
  LiveRenderer,
  LiveHub,
  LiveConnections,
  LiveSockets,
  LiveStreams,
  LiveEndpoints,
];

/** The live transport, for processes with the websockets role. Needs the global core of GraphQL. */
@Global()
@Module({ providers: services, exports: services })
export class LiveModule {}
