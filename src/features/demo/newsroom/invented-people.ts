import type { UserRole } from '../../../core/context/actor.js';
import { derivedId } from '../../../core/database/ids.js';
import { usernameKey } from '../../users/index.js';
import { handleWords, namesByLanguage } from './names.js';
import { Random } from './random.js';
import type { Language } from './text/languages.js';

export interface InventedPerson {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly role: UserRole;
  readonly language: Language;
  /** How long ago the account was made, in milliseconds. */
  readonly ageMs: number;
}

const dayMs = 86_400_000;
const languages = Object.keys(namesByLanguage) as Language[];
const languageWeights = languages.map((language) => [language, namesByLanguage[language].weight] as const);
const roleWeights = [
  ['COMMENTER', 90],
  ['MEMBER', 9],
  ['STAFF', 1],
] as const;
/** Written without a gap between family and given name. */
const unspaced: readonly Language[] = ['ja', 'zh', 'ko'];

/** A newsroom's readers. The first are the same however many are asked for; no two have the same name. */
export function inventPeople(seed: string, count: number): InventedPerson[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const random = Random.from(seed, 'person', index);
    const language = random.weighted(languageWeights);
    const name = inventName(language, random);
    const username = taken.has(usernameKey(name)) ? `${name.slice(0, 22)}.${index}` : name;
    taken.add(usernameKey(username));
    const id = derivedId('demo person', seed, String(index));
    const email = `reader.${id.toLowerCase()}@readers.example`;
    const role = random.weighted<UserRole>(roleWeights);
    return { id, username, email, role, language, ageMs: Math.round(random.between(60, 900) * dayMs) };
  });
}

function inventName(language: Language, random: Random): string {
  const given = random.pick(namesByLanguage[language].given);
  const family = random.pick(namesByLanguage[language].family);
  if (unspaced.includes(language)) return family + given;
  const number = random.below(100);
  const handle = `${random.pick(handleWords.adjective)}.${random.pick(handleWords.noun)}`;
  return random.weighted([
    [`${given}_${family}`, 30],
    [`${given}.${family}`.toLowerCase(), 25],
    [`${given}${family.charAt(0)}${number}`, 15],
    [`${family}-${number}`, 10],
    [handle, 12],
    [`${handle}${number}`, 8],
  ]);
}
