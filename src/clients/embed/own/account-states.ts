import { type AccountStates } from '../generated/operations.js';
import { type StreamController } from '../stream/stream-controller.js';

/** Puts what the viewer has to know of their account above the comments; most have nothing to know. */
export async function showAccountStates(
  controller: StreamController,
  states: AccountStates,
  siteID: string | undefined,
): Promise<void> {
  const needsNotice =
    states.isBanned ||
    (siteID !== undefined && states.bannedSiteIDs.includes(siteID)) ||
    states.suspension !== null ||
    states.warning !== null ||
    states.messages.length > 0 ||
    states.usernameStatus === 'REJECTED';
  if (needsNotice && !(await controller.fetch('AccountNotices', () => import('../account/account-notices.js')))) return;
  controller.store.patch({ account: { states, siteID } });
}
