import { useCallback } from 'react';
import { send } from '../admin-server.js';
import { NoticesPage as ReadNotices } from '../generated/notices.js';
import { type NoticeFields } from '../generated/operations.js';
import { CaseDesk, type CasePlace, type CaseTab } from '../layout/cases/case-desk.js';
import { caseMessages as cases } from '../messages/cases.js';
import { noticeMessages as notices } from '../messages/notices.js';
import { usePath } from '../navigation.js';
import { isOpen, pathOf, shownStates } from './notice.js';
import { NoticeCard } from './notice-card.js';

const tabs = shownStates.map((state) => ({
  state,
  path: pathOf(state),
  name: notices.states[state],
  empty: isOpen(state) ? notices.empty : cases.none,
})) satisfies readonly CaseTab[];

/** Notices of illegal content: those that wait, those that somebody works on, and those that are decided. */
export default function NoticesPage() {
  const path = usePath();
  const tab = tabs.find((each) => each.path === path) ?? tabs[0]!;
  const { state } = tab;
  const read = useCallback(
    async (after: string | null) => (await send(ReadNotices, { state, after })).illegalNotices,
    [state],
  );
  return <CaseDesk title={notices.title} tabs={tabs} current={tab} read={read} card={cardOf} />;
}

function cardOf({ item, ...place }: CasePlace<NoticeFields>) {
  return <NoticeCard key={item.id} notice={item} {...place} />;
}
