import { AppealSanction } from '../generated/sanctions.js';
import { type HistoryAppeal, type SanctionFields } from '../generated/operations.js';
import { type TalkServer } from '../stream/talk-server.js';
import { send } from '../writing/send.js';

/**
 * Whether the notices above the comments show a decision: it can be felt here, and who feels it is stopped by it.
 *
 * @param siteID of the stream; absent where there is none
 */
export function isNoticed({ kind, isInForce, siteID: where }: SanctionFields, siteID: string | undefined): boolean {
  return isInForce && kind !== 'PREMODERATED' && (where === null || where === siteID);
}

/** The decisions after an appeal: the one in question cannot be appealed again. */
export function withSanctionAppeal(
  sanctions: readonly SanctionFields[],
  id: string,
  appeal: HistoryAppeal,
): SanctionFields[] {
  return sanctions.map((sanction) => (sanction.id === id ? { ...sanction, appeal, appealableUntil: null } : sanction));
}

/** @throws ClientError where it is refused */
export async function appealSanction(server: TalkServer, id: string, text: string): Promise<HistoryAppeal> {
  return (await send(server, AppealSanction, { input: { sanctionID: id, text } })).appealSanction.appeal;
}
