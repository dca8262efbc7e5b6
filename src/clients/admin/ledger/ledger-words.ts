import { perLocale } from '../../shared/per-locale.js';
import { type EntryFields } from '../generated/operations.js';
import { ledgerMessages as ledger } from '../messages/ledger.js';
import { messages, tools } from '../messages/messages.js';
import { organisationChain } from './ledger-address.js';

const system = 'system:';
/** Tags that Talk itself knows are part of the name of what was done. */
const taggingWithTag = /^(COMMENT_(?:UN)?TAGGED)_(.+)$/;
const momentFor = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const dayFor = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));

/** What was done, in words; by its name where this console does not know it yet. */
export function actionText(action: string): string {
  const [, tagging, tag] = taggingWithTag.exec(action) ?? [];
  if (tagging) return `${actionText(tagging)}: ${tag}`;
  const texts: Readonly<Record<string, string>> = ledger.actions;
  return Object.hasOwn(texts, action) ? texts[action]! : action;
}

export function actorText({ actorID, actor }: Pick<EntryFields, 'actorID' | 'actor'>): string {
  return actor?.username ?? systemText(actorID);
}

/** Talk itself, and which part of it acted. */
export function systemText(actorID: string): string {
  return actorID.startsWith(system) ? ledger.automatic(actorID.slice(system.length)) : messages.product;
}

export function isSystem(actorID: string): boolean {
  return actorID.startsWith(system);
}

/** A site's name; its id where the site is not known. */
export function chainText(chain: string, sites: ReadonlyMap<string, string>): string {
  return chain === organisationChain ? ledger.organisation : (sites.get(chain) ?? chain);
}

export function momentText(iso: string): string {
  return momentFor(tools.locale).format(new Date(iso));
}

export function dayText(iso: string): string {
  return dayFor(tools.locale).format(new Date(iso));
}
