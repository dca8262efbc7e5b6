import { writingMessages } from '../messages/writing.js';
import { whenSignedIn } from '../own/signed-in.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { setDisagreed } from './disagree.js';
import { setIgnored } from './ignore.js';
import { openPanel } from './panels.js';
import { share } from './share.js';

export interface MenuItem {
  readonly text: string;
  /** Of something that is switched on and off. */
  readonly isChecked?: boolean;
  readonly act: () => void;
}

/** Nobody can ignore the newsroom. */
const ignorable = new Set(['COMMENTER', 'MEMBER']);

/** What this viewer can do with this comment now; nothing that the server would refuse in any case. */
export function menuItems({ comment, controller }: PartProps): MenuItem[] {
  const { id: commentID, author } = comment;
  const { viewer, story, mine } = controller.state;
  const { menu } = writingMessages;
  const isOwn = viewer?.id === author.id;
  const open = (kind: 'report' | 'delete') => () => openPanel(controller, { commentID, kind });
  const isIgnored = mine?.ignored.has(author.id) === true;
  const isDisagreed = mine?.disagreed.has(commentID) === true;
  const ofOthers: MenuItem[] = [
    ...(story?.isArchived
      ? []
      : [
          { text: menu.report, act: open('report') },
          {
            text: menu.disagree,
            isChecked: isDisagreed,
            act: () => whenSignedIn(controller, () => void setDisagreed(controller, commentID, !isDisagreed)),
          },
        ]),
    ...(ignorable.has(author.role)
      ? [
          {
            text: isIgnored ? writingMessages.stopIgnoringOf(author.username) : menu.ignore(author.username),
            act: () => whenSignedIn(controller, () => void ignore(!isIgnored)),
          },
        ]
      : []),
  ];
  const ignore = async (isOn: boolean) => {
    controller.store.patch({ panel: null });
    controller.focusComment(commentID);
    await setIgnored(controller, author, isOn);
  };
  return [
    { text: menu.share, act: () => void share(controller, commentID) },
    ...(isOwn ? [{ text: menu.delete, act: open('delete') }] : ofOthers),
  ];
}
