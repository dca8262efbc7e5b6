import { Injectable } from '@nestjs/common';
import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { isModerator } from '../../context/actor.js';
import type { RequestContext } from '../../context/request-context.js';
import { RateLimiter } from '../../redis/rate-limiter.js';

/**
 * Moderators: ten a second; nobody reads that fast, and a script that has gone wild is stopped. People who are not
 * signed in share an address, and hardly change anything.
 */
const limits = {
  byModerator: { name: 'mutations-of-moderator', points: 600, durationSeconds: 60 },
  byPerson: { name: 'mutations-of-person', points: 120, durationSeconds: 60 },
  byAddress: { name: 'mutations-of-address', points: 60, durationSeconds: 60 },
} as const;

/**
 * The limit that every mutation has, so that none can be without: what one person, or one address of people not signed
 * in, may change in a minute, whichever mutations it is. Costly ones have lower limits of their own beside it.
 */
@Injectable()
export class MutationLimits {
  constructor(private readonly limiter: RateLimiter) {}

  /** @throws TalkError RATE_LIMITED */
  admit(ctx: RequestContext, document: DocumentNode, operation: OperationDefinitionNode): Promise<void> {
    return this.consume(ctx, fieldsIn(document, operation.selectionSet));
  }

  /** For what changes something without being a GraphQL operation, such as a form. @throws TalkError RATE_LIMITED */
  async consume({ actor, address }: RequestContext, mutations = 1): Promise<void> {
    if (actor.kind !== 'user') return this.limiter.consume(limits.byAddress, address, mutations);
    const limit = isModerator(actor) ? limits.byModerator : limits.byPerson;
    return this.limiter.consume(limit, actor.id, mutations);
  }
}

/** Aliases ask for one mutation many times; fragments, of a document that is valid, hide none. */
function fieldsIn(document: DocumentNode, selections: SelectionSetNode): number {
  const known = new Map<string, number>();
  const count = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + 1;
      if (node.kind === Kind.INLINE_FRAGMENT) return sum + count(node.selectionSet);
      return sum + countFragment(node.name.value);
    }, 0);
  const countFragment = (name: string): number => {
    const fragment = document.definitions.find(
      (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
    );
    if (!known.has(name) && fragment?.kind === Kind.FRAGMENT_DEFINITION) known.set(name, count(fragment.selectionSet));
    return known.get(name) ?? 0;
  };
  return count(selections);
}
