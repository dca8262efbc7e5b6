import { caseMessages as cases } from '../../messages/cases.js';
import { HelpSheet } from '../help-sheet.js';

const keys: Readonly<Record<keyof typeof cases.keys, readonly string[]>> = {
  next: ['J', '↓'],
  previous: ['K', '↑'],
  answer: ['A'],
  leave: ['Esc'],
  help: ['?'],
};

/** The keys of a desk of cases. */
export function CaseHelp({ onClose }: { readonly onClose: () => void }) {
  return <HelpSheet heading={cases.help} keys={keys} effects={cases.keys} onClose={onClose} />;
}
