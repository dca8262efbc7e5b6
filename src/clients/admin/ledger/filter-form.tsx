import { type FormEvent, useEffect, useState } from 'react';
import { codeOf } from '../../shared/client-error.js';
import { send } from '../admin-server.js';
import { PersonNamed, PersonOf } from '../generated/ledger.js';
import { type EntryFields } from '../generated/operations.js';
import { Field, SelectField } from '../layout/field.js';
import { Link } from '../layout/link.js';
import { ledgerMessages as ledger } from '../messages/ledger.js';
import { failureText } from '../messages/messages.js';
import { navigate } from '../navigation.js';
import { type LedgerFilter, organisationChain, pathOf } from './ledger-address.js';
import { actionText, actorText, isSystem, systemText } from './ledger-words.js';

interface FilterFormProps {
  readonly filter: LedgerFilter;
  readonly entries: readonly EntryFields[];
  readonly sites: ReadonlyMap<string, string>;
  readonly actions: readonly string[];
  readonly isAdmin: boolean;
}

/** What is to be shown. Nothing changes until it is asked for; then it is in the address, to be linked to. */
export function FilterForm({ filter, entries, sites, actions, isAdmin }: FilterFormProps) {
  const [draft, setDraft] = useState(filter);
  const shownName = usePersonName(filter.person, entries);
  const [username, setUsername] = useState(shownName);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setDraft(filter), [filter]);
  useEffect(() => setUsername(shownName), [shownName]);

  const change = (name: keyof LedgerFilter) => (value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const show = async () => {
    setProblem(null);
    const wanted = username.trim();
    if (wanted === shownName) return navigate(pathOf(draft));
    if (wanted === '') return navigate(pathOf({ ...draft, person: '' }));
    const { userNamed } = await send(PersonNamed, { username: wanted });
    if (userNamed) navigate(pathOf({ ...draft, person: userNamed.id }));
    else setProblem(ledger.nobody(wanted));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    show().catch((error: unknown) => setProblem(failureText(codeOf(error))));
  };
  const known = draft.action && !actions.includes(draft.action) ? [...actions, draft.action] : actions;

  return (
    <form className="filters" role="search" aria-label={ledger.filters} onSubmit={onSubmit}>
      <SelectField label={ledger.site} value={draft.site ?? ''} onChange={change('site')}>
        <option value="">{ledger.allSites}</option>
        {isAdmin && <option value={organisationChain}>{ledger.organisation}</option>}
        {[...sites].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={ledger.action} value={draft.action ?? ''} onChange={change('action')}>
        <option value="">{ledger.allActions}</option>
        {known
          .map((action) => [action, actionText(action)] as const)
          .sort(([, one], [, other]) => one.localeCompare(other))
          .map(([action, text]) => (
            <option key={action} value={action}>
              {text}
            </option>
          ))}
      </SelectField>
      <Field
        label={ledger.person}
        placeholder={ledger.personHint}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        label={ledger.since}
        type="date"
        value={draft.since ?? ''}
        onChange={(event) => change('since')(event.target.value)}
      />
      <Field
        label={ledger.until}
        type="date"
        value={draft.until ?? ''}
        onChange={(event) => change('until')(event.target.value)}
      />
      <div className="go">
        <button className="primary">{ledger.show}</button>
        {pathOf(filter) !== pathOf({}) && <Link to={pathOf({})}>{ledger.clear}</Link>}
      </div>
      {problem && (
        <p className="failure" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

/** How the person of the filter is called: known from the entries that they made, else asked for. */
function usePersonName(person: string | undefined, entries: readonly EntryFields[]): string {
  const [asked, setAsked] = useState<{ readonly id: string; readonly username: string } | null>(null);
  const entry = entries.find(({ actorID }) => actorID === person);
  const isToBeAsked = person !== undefined && !isSystem(person) && !entry && asked?.id !== person;
  useEffect(() => {
    if (!isToBeAsked) return;
    send(PersonOf, { id: person }).then(
      ({ user }) => user && setAsked(user),
      () => undefined,
    );
  }, [isToBeAsked, person]);
  if (person === undefined) return '';
  if (isSystem(person)) return systemText(person);
  if (entry) return actorText(entry);
  return asked?.id === person ? asked.username : person;
}
