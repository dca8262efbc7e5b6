import { ConfigError } from '../core/config/load-config.js';
import { EmbeddedServicesError } from '../core/embedded/embedded-services.error.js';
import { TalkError } from '../core/errors/talk-error.js';
import { redactSecrets } from '../core/logging/redact.js';
import { UsageError } from '../core/errors/usage-error.js';

const expected = [ConfigError, UsageError, EmbeddedServicesError, TalkError];

/** Says on stderr why a command could not do its work, and makes the process end with exit code 1. */
export function reportFailure(error: unknown): void {
  const isExpected = expected.some((type) => error instanceof type);
  const text = error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${redactSecrets(text)}\n`);
  process.exitCode = 1;
}
