import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { Config } from './config.js';
import { settings, type Setting, type SettingName, type SettingValues } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with the configuration, one line each, secrets left out. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['Talk cannot start with this configuration:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Reads the configuration once, before Nest starts.
 *
 * @param environment by default `.env` in the working folder, overridden by the process's environment
 * @throws ConfigError naming all problems at once
 */
export function loadConfig(given: Environment = readEnvironment()): Config {
  const environment = withoutServiceLinks(given);
  const problems: string[] = [];
  const known: Environment = { ...environment, TALK_PORT: environment['TALK_PORT'] ?? environment['PORT'] };
  const values = Object.fromEntries(
    (Object.entries(settings) as [SettingName, Setting<unknown>][]).map(([name, setting]) => {
      const text = blankToUndefined(known[name]) ?? setting.fallback;
      if (text === undefined) return [name, undefined];
      const outcome = setting.parse.safeParse(text);
      if (outcome.success) return [name, outcome.data];
      const shown = setting.isSecret ? '(secret)' : JSON.stringify(text);
      problems.push(...outcome.error.issues.map(({ message }) => `${name}=${shown}: ${message}`));
      return [name, undefined];
    }),
  ) as SettingValues;

  problems.push(...unknownNames(environment), ...conflicts(values));
  if (problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(new Config(values));
}

/**
 * Kubernetes puts a service called `talk` into every container's environment as TALK_PORT=tcp://…, TALK_SERVICE_HOST
 * and so on: those are not meant for us.
 */
function withoutServiceLinks(environment: Environment): Environment {
  const isLink = ([name, value = '']: [string, string | undefined]) =>
    /^TALK_.*_SERVICE_(HOST|PORT)|^TALK_SERVICE_(HOST|PORT)|^TALK_.*PORT_\d+_(TCP|UDP)/.test(name) ||
    (name.startsWith('TALK_') && /^(tcp|udp):\/\//.test(value));
  return Object.fromEntries(Object.entries(environment).filter((entry) => !isLink(entry)));
}

/** A misspelt TALK_ variable would silently do nothing: it is an error instead. */
function unknownNames(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('TALK_') && !(name in settings))
    .map((name) => `${name}: there is no such setting; the README lists them all`);
}

function conflicts(values: SettingValues): string[] {
  if (values.NODE_ENV === 'production' && values.TALK_JWT_SECRETS === undefined) {
    return ['TALK_JWT_SECRETS: required in production, the same on every process'];
  }
  return [];
}

function readEnvironment(): Environment {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...file, ...process.env };
}

const blankToUndefined = (text: string | undefined) => (text?.trim() === '' ? undefined : text?.trim());

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
