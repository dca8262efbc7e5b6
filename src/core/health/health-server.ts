import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config/config.js';
import { ConfigError } from '../config/load-config.js';
import { describeFailure, failureCode } from '../logging/redact.js';
import { EventLoopMonitor } from './event-loop-monitor.js';
import type { HealthRegistry } from './health-registry.js';
import type { Metrics } from './metrics.js';

interface Reply {
  readonly status: number;
  readonly body: object | string;
  readonly contentType?: string;
}

const defaultPortOffset = 1_000;
const highestPort = 65_535;

/**
 * Liveness, readiness, progress and metrics on a port of their own. Plain Node, no Nest: it listens before the
 * container exists and after it has closed, so that a process which waits or drains still answers.
 */
export class HealthServer {
  private readonly server: Server;
  private readonly routes: Readonly<Record<string, () => Promise<Reply>>> = {
    '/livez': () => this.live(),
    '/readyz': () => this.ready(),
    '/progressz': () => this.progress(),
    '/metrics': () => this.metricsPage(),
  };

  constructor(
    private readonly config: Pick<Config, 'health' | 'http'>,
    private readonly registry: HealthRegistry,
    private readonly metrics: Metrics,
    private readonly loop = new EventLoopMonitor(),
  ) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.keepAliveTimeout = 5_000;
    this.server.requestTimeout = 10_000;
  }

  /** Where probes and Prometheus find this process, for example `http://127.0.0.1:4000`. Only after `listen`. */
  get address(): string {
    const { address, family, port } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /**
   * Listens on TALK_HEALTH_PORT; without it on the public port + 1000 or, if that is taken, on any free one.
   *
   * @throws ConfigError when a port that was asked for is taken or the host cannot be listened on
   */
  async listen(): Promise<void> {
    const { host, port } = this.config.health;
    const wished = port ?? this.config.http.port + defaultPortOffset;
    try {
      await this.bind(wished <= highestPort ? wished : 0, host);
    } catch (error) {
      if (port !== undefined) throw new ConfigError([`TALK_HEALTH_PORT=${port}: ${whyNoPort(error, host)}`]);
      await this.bind(0, host).catch((failure: unknown) => {
        throw new ConfigError([`TALK_HEALTH_HOST=${host}: ${whyNoPort(failure, host)}`]);
      });
    }
    this.loop.start();
  }

  async close(): Promise<void> {
    this.loop.stop();
    if (!this.server.listening) return;
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async bind(port: number, host: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await this.replyTo(request).catch((error: unknown) => ({
      status: 500,
      body: { problem: describeFailure(error) },
    }));
    send(response, reply);
  }

  private async replyTo({ method, url = '/' }: IncomingMessage): Promise<Reply> {
    const route = this.routes[url.split('?', 1)[0]!];
    if (route === undefined) {
      return { status: 404, body: { problem: 'There is no such page here.', routes: Object.keys(this.routes) } };
    }
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, body: { problem: 'Only GET and HEAD are answered here.' } };
    }
    return route();
  }

  private async live(): Promise<Reply> {
    const problem = this.loop.problem();
    return { status: problem === undefined ? 200 : 503, body: { live: problem === undefined, problem } };
  }

  private async ready(): Promise<Reply> {
    const readiness = await this.registry.readiness();
    return { status: readiness.ready ? 200 : 503, body: readiness };
  }

  private async progress(): Promise<Reply> {
    const progress = await this.registry.progress();
    return { status: progress.progressing ? 200 : 503, body: progress };
  }

  private async metricsPage(): Promise<Reply> {
    return { status: 200, body: await this.metrics.render(), contentType: this.metrics.contentType };
  }
}

function send(
  response: ServerResponse,
  { status, body, contentType = 'application/json; charset=utf-8' }: Reply,
): void {
  const text = typeof body === 'string' ? body : `${JSON.stringify(body, null, 2)}\n`;
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(text);
}

function whyNoPort(error: unknown, host: string): string {
  const code = failureCode(error);
  if (code === 'EADDRINUSE') return `another process listens on this port of ${host} already`;
  if (code === 'EACCES') return `this user may not listen on this port of ${host}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine`;
  return describeFailure(error);
}
