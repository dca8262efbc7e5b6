import type { UserNote } from '../user-note.js';
import type { UserChange } from '../user-state.js';
import type { UserChangeModel, UserNoteModel } from './people.models.js';

export function toUserChange(change: UserChange): UserChangeModel {
  const { id, kind, at, by, reason } = change;
  return { id, kind, at, byID: by, reason, ...detailsOf(change) };
}

export function toUserNote({ id, text, createdAt, authorId }: UserNote): UserNoteModel {
  return { id, text, createdAt, authorId };
}

function detailsOf(change: UserChange): Partial<UserChangeModel> {
  switch (change.kind) {
    case 'BANNED':
      return { siteIDs: change.siteIds, message: change.message, code: change.code };
    case 'PREMODERATED':
      return { siteIDs: change.siteIds, code: change.code };
    case 'UNBANNED':
    case 'PREMODERATION_ENDED':
      return { siteIDs: change.siteIds, reversesID: change.reverses };
    case 'SUSPENDED':
      return { until: change.until, message: change.message, code: change.code };
    case 'WARNED':
      return { message: change.message, code: change.code };
    case 'MESSAGED':
      return { message: change.message };
    case 'USERNAME_REJECTED':
      return { code: change.code };
    case 'UNSUSPENDED':
    case 'WARNING_WITHDRAWN':
    case 'USERNAME_APPROVED':
      return { reversesID: change.reverses };
    case 'USERNAME_CHANGED':
      return { previousUsername: change.from, newUsername: change.to };
    case 'ROLE_CHANGED':
      return { newRole: change.to, siteIDs: change.siteIds };
    case 'WARNING_ACKNOWLEDGED':
    case 'MESSAGE_ACKNOWLEDGED':
    case 'SHADOW_LIMITED':
    case 'SHADOW_LIMIT_ENDED':
      return {};
  }
}
