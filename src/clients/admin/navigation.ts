import { useSyncExternalStore } from 'react';

/** Where the console's pages begin; everything below is found by the browser, the server answers with one page. */
const root = '/admin';

const listeners = new Set<() => void>();

/** Told of every change of the address. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** The path below `/admin`, for example `/install`; `/` at its root. */
export function usePath(): string {
  const pathname = useSyncExternalStore(subscribe, () => location.pathname);
  return pathname.slice(root.length).replace(/\/+$/, '') || '/';
}

/** Goes to a page of the console without loading anything anew. */
export function navigate(path: string, isReplacing = false): void {
  const url = root + path;
  if (isReplacing) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  for (const listener of listeners) listener();
}

export function hrefOf(path: string): string {
  return root + path;
}
