import { useEffect } from 'react';

interface KeyTargets {
  readonly move: (step: number) => void;
  readonly showHelp: () => void;
}

const fields = 'input, textarea, select';

/** The keys of a list of cases, anywhere on the page but in an open dialog or menu. In a text field there is but Escape. */
export function useCaseKeys({ move, showHelp }: KeyTargets): void {
  useEffect(() => {
    const effects: Record<string, () => unknown> = {
      j: () => move(1),
      arrowdown: () => move(1),
      k: () => move(-1),
      arrowup: () => move(-1),
      a: () => currentCard()?.querySelector<HTMLElement>(fields)?.focus(),
      '?': showHelp,
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (target.closest('dialog[open], [role="menu"], [role="listbox"]')) return;
      if (target.closest(fields)) {
        if (event.key === 'Escape') target.closest<HTMLElement>('article')?.focus();
        return;
      }
      const key = event.key.toLowerCase();
      if (!Object.hasOwn(effects, key)) return;
      event.preventDefault();
      effects[key]!();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [move, showHelp]);
}

/** The card with the focus, else the one that Tab goes to. */
function currentCard(): Element | null {
  return document.activeElement?.closest('article') ?? document.querySelector('article[tabindex="0"]');
}
