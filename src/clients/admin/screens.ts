import { lazy } from 'react';

/** The console's screens, in the order in which they are shown; each is a chunk of its own. */
export const screens = [
  { name: 'moderate', path: '/moderate', Page: lazy(() => import('./moderate/moderate-page.js')) },
  { name: 'appeals', path: '/appeals', Page: lazy(() => import('./appeals/appeals-page.js')) },
  { name: 'notices', path: '/notices', Page: lazy(() => import('./notices/notices-page.js')) },
  { name: 'ledger', path: '/ledger', Page: lazy(() => import('./ledger/ledger-page.js')) },
  { name: 'words', path: '/words', Page: lazy(() => import('./words/words-page.js')) },
] as const;

export type Screen = (typeof screens)[number];
export type ScreenName = Screen['name'];

/** The one that an address below the console's root belongs to; the first where none does. */
export function screenAt(path: string): Screen {
  return screens.find(({ path: root }) => path === root || path.startsWith(`${root}/`)) ?? screens[0];
}
