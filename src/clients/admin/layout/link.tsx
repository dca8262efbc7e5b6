import { type AnchorHTMLAttributes, type MouseEvent } from 'react';
import { hrefOf, navigate } from '../navigation.js';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** A path of the console, such as `/moderate`. */
  readonly to: string;
  readonly isCurrent?: boolean;
}

/** A link to another place of the console, which opens without loading anything anew; in a new tab where that is asked. */
export function Link({ to, isCurrent, ...anchor }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...anchor} href={hrefOf(to)} aria-current={isCurrent ? 'page' : undefined} onClick={follow} />;
}
