import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { logLevels } from '../config/settings.js';
import { redactSecrets } from './redact.js';

type JsonLogOptions = Parameters<ConsoleLogger['getJsonLogObject']>[1];

const frameworkContexts = new Set([
  'NestFactory',
  'NestApplication',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'GraphQLModule',
]);

/**
 * Nest's logger in Talk's two formats: a short line for people, coloured on a terminal only, or one JSON object a line
 * with time, level, context and message. An object after the message (`logger.warn('…', { requestId })`) becomes fields.
 * Passwords inside URLs are masked in both; comment bodies and tokens must never be handed to it.
 */
export class TalkLogger extends ConsoleLogger {
  constructor(log: Config['log']) {
    super({
      json: log.format === 'json',
      colors: log.format === 'text' && process.stdout.isTTY === true,
      logLevels: enabledLevels(log.level),
      flattenParams: true,
    });
  }

  /** What Nest says of every module and route while it starts is for whoever debugs Talk. */
  override log(message: unknown, ...rest: unknown[]): void {
    const context: unknown = rest.at(-1);
    if (typeof context === 'string' && frameworkContexts.has(context)) this.debug(message, context);
    else super.log(message, ...rest);
  }

  protected override formatMessage(
    level: LogLevel,
    message: unknown,
    _pid: string,
    _level: string,
    context: string,
    _elapsed: string,
    fields?: Record<string, unknown>,
  ): string {
    const time = new Date().toTimeString().slice(0, 8);
    const shownLevel = level === 'log' ? '' : `${this.colorize(level, level)} `;
    const extra = fields === undefined ? '' : ` ${this.stringifyParams(fields)}`;
    return redactSecrets(`${time} ${shownLevel}${context}${this.stringifyMessage(message, level)}${extra}\n`);
  }

  protected override printStackTrace(stack: string): void {
    if (stack) super.printStackTrace(redactSecrets(stack));
  }

  protected override getJsonLogObject(message: unknown, options: JsonLogOptions) {
    const { timestamp, level, pid, context, ...rest } = super.getJsonLogObject(message, options);
    return { time: new Date(timestamp).toISOString(), level, context, ...rest, pid, timestamp };
  }

  protected override stringifyJsonLogObject({ timestamp: _, ...entry }: Record<string, unknown>): string {
    return redactSecrets(super.stringifyJsonLogObject(entry));
  }
}

function enabledLevels(level: Config['log']['level']): LogLevel[] {
  return ['fatal', ...logLevels.slice(0, logLevels.indexOf(level) + 1)];
}
