import { HelpSheet } from '../layout/help-sheet.js';
import { moderateMessages as moderate } from '../messages/moderate.js';

const keys: Readonly<Record<keyof typeof moderate.keys, readonly string[]>> = {
  next: ['J', '↓'],
  previous: ['K', '↑'],
  approve: ['A'],
  reject: ['R', 'D'],
  undo: ['U'],
  arrivals: ['N'],
  queues: ['1', '2', '3'],
  help: ['?'],
};

/** The keys of the moderator's desk. */
export function ModerationHelp({ onClose }: { readonly onClose: () => void }) {
  return <HelpSheet heading={moderate.help} keys={keys} effects={moderate.keys} onClose={onClose} />;
}
