import { Injectable } from '@nestjs/common';
import { actorIdOf, isAdmin } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireAdmin, requireModeratorEverywhere, requireModeratorOf } from '../../../core/context/require-role.js';
import { isModeratorRole, type User, UsersQueries } from '../../users/index.js';
import { type Appeal, deciderRefusal, decidersAsked, isOfComment } from './appeal.js';

/** Those who can decide about an appeal. */
export interface DeciderGroup {
  /** Moderators of this site; without it those of every site. */
  readonly siteId: string | undefined;
  /** Who moderates is judged by administrators. */
  readonly areAdmins: boolean;
}

/** Who decides about appeals: who could have decided what is appealed, and another one of them where there is one. */
@Injectable()
export class AppealDeciders {
  constructor(private readonly users: UsersQueries) {}

  /** @throws UNAUTHENTICATED, FORBIDDEN for somebody who is not one of those who can decide */
  async require(ctx: RequestContext, appeal: Appeal): Promise<DeciderGroup> {
    if (appeal.siteId === undefined) requireModeratorEverywhere(ctx);
    else requireModeratorOf(ctx, appeal.siteId);
    const group = groupFor(appeal, isOfComment(appeal) ? undefined : await this.users.byId(appeal.authorId));
    if (group.areAdmins) requireAdmin(ctx);
    return group;
  }

  /** Enough of a group to ask `mayDecide` with. */
  someOf({ siteId, areAdmins }: DeciderGroup): Promise<string[]> {
    return areAdmins ? this.users.admins(decidersAsked) : this.users.moderatorsOf(siteId, decidersAsked);
  }
}

/** @param author who appeals; means something only where it is about the person */
export function groupFor(appeal: Appeal, author: Pick<User, 'role'> | undefined): DeciderGroup {
  const areAdmins = !isOfComment(appeal) && author !== undefined && isModeratorRole(author.role);
  return { siteId: appeal.siteId, areAdmins };
}

/** Whether the actor, who moderates where the appeal is, may decide about it. */
export function mayDecide(
  { actor }: RequestContext,
  appeal: Appeal,
  { areAdmins }: DeciderGroup,
  some: readonly string[],
): boolean {
  if (appeal.state !== 'OPEN' || (areAdmins && !isAdmin(actor))) return false;
  return !deciderRefusal(appeal, actorIdOf(actor), some);
}
