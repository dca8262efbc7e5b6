import { useState } from 'react';
import { session } from '../../admin-server.js';

/**
 * What somebody is writing, kept for as long as their tab is open: a reload or a session that ended takes nothing along.
 *
 * @param about what it is written about; somebody else in the same tab does not get it
 */
export function useDraft(about: string): readonly [text: string, write: (text: string) => void] {
  const key = `talk:draft:${session.current?.viewer.id}:${about}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const write = (written: string) => {
    setText(written);
    if (written) sessionStorage.setItem(key, written);
    else sessionStorage.removeItem(key);
  };
  return [text, write];
}
