import { useCallback } from 'react';
import { send } from '../admin-server.js';
import { AppealsPage as ReadAppeals } from '../generated/appeals.js';
import { type AppealFields } from '../generated/operations.js';
import { CaseDesk, type CasePlace, type CaseTab } from '../layout/cases/case-desk.js';
import { appealMessages as appeals } from '../messages/appeals.js';
import { caseMessages as cases } from '../messages/cases.js';
import { usePath } from '../navigation.js';
import { shownStates } from './appeal.js';
import { AppealCard } from './appeal-card.js';

const tabs = shownStates.map((state) => ({
  state,
  path: state === 'OPEN' ? '/appeals' : `/appeals/${state.toLowerCase()}`,
  name: appeals.states[state],
  empty: state === 'OPEN' ? appeals.empty : cases.none,
})) satisfies readonly CaseTab[];

/** Authors' complaints about decisions: those that wait, the oldest first; those that are answered, the newest first. */
export default function AppealsPage() {
  const path = usePath();
  const tab = tabs.find((each) => each.path === path) ?? tabs[0]!;
  const { state } = tab;
  const read = useCallback(
    async (after: string | null) => {
      const orderBy = state === 'OPEN' ? 'CREATED_AT_ASC' : 'CREATED_AT_DESC';
      return (await send(ReadAppeals, { state, orderBy, after })).appeals;
    },
    [state],
  );
  return <CaseDesk title={appeals.title} tabs={tabs} current={tab} read={read} card={cardOf} />;
}

function cardOf({ item, ...place }: CasePlace<AppealFields>) {
  return <AppealCard key={item.id} appeal={item} {...place} />;
}
