import { type WordListChoicesResult } from '../generated/operations.js';
import { SelectField } from '../layout/field.js';
import { Link } from '../layout/link.js';
import { wordsMessages as words } from '../messages/words.js';
import { navigate } from '../navigation.js';
import { commonLanguages, nameOfLanguage, sortedByName } from './languages.js';
import { kinds, type ListAddress, pathOf } from './list-address.js';

interface ChooserProps {
  readonly address: ListAddress;
  /** Null until they are there: what is chosen can be seen before. */
  readonly choices: WordListChoicesResult | null;
}

/** Which list is shown: its kind, its site, its language. All three are in the page's address. */
export function ListChooser({ address, choices }: ChooserProps) {
  const { kind, siteID, language } = address;
  const go = (change: Partial<ListAddress>) => navigate(pathOf({ ...address, ...change }));
  const sites = choices?.sites ?? [];
  const inUse = languagesInUse(address, choices);
  return (
    <div className="chooser">
      <nav className="kinds" aria-label={words.kindsLabel}>
        {kinds.map((each) => (
          <Link key={each} to={pathOf({ ...address, kind: each })} isCurrent={each === kind}>
            {words.kinds[each]}
          </Link>
        ))}
      </nav>
      <SelectField label={words.site} value={siteID ?? ''} onChange={(id) => go({ siteID: id || null })}>
        <option value="">{words.allSites}</option>
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {siteID && !sites.some(({ id }) => id === siteID) && <option value={siteID}>…</option>}
      </SelectField>
      <SelectField label={words.textLanguage} value={language ?? ''} onChange={(tag) => go({ language: tag || null })}>
        <option value="">{words.anyLanguage}</option>
        {inUse.length > 0 && (
          <optgroup label={words.inUse}>
            {inUse.map((tag) => (
              <option key={tag} value={tag}>
                {nameOfLanguage(tag)}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={words.otherLanguages}>
          {commonLanguages(inUse).map((tag) => (
            <option key={tag} value={tag}>
              {nameOfLanguage(tag)}
            </option>
          ))}
        </optgroup>
      </SelectField>
    </div>
  );
}

/** Those with phrases of this kind and site, and the one that is shown. */
function languagesInUse({ kind, siteID, language }: ListAddress, choices: WordListChoicesResult | null): string[] {
  const lists = choices?.wordLists ?? [];
  const tags = lists
    .filter((list) => list.kind === kind && list.siteID === siteID && list.count > 0)
    .flatMap((list) => list.language ?? []);
  return sortedByName([...new Set(language ? [...tags, language] : tags)]);
}
