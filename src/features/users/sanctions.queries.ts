import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { isInForce, type Sanction, sanctionsOf } from './sanction.js';
import type { User } from './user.js';
import { UserChangesRepository } from './user-changes.repository.js';
import type { UserChange } from './user-state.js';

/** Somebody, with what stands against them. */
export interface SanctionedPerson {
  readonly user: User;
  /** Oldest first, like the history that they are read from. */
  readonly sanctions: readonly Sanction[];
  readonly history: readonly UserChange[];
}

export interface ToldSanction extends Sanction {
  readonly isInForce: boolean;
}

/** What is over is told for a year: the longest that the settings let anybody appeal it. */
const toldForMs = 365 * 86_400_000;

/** What was decided against people. Who may read it is the caller's business: the person, and those who decide. */
@Injectable()
export class SanctionsQueries {
  constructor(
    private readonly changes: UserChangesRepository,
    private readonly clock: Clock,
  ) {}

  /** As of this moment; nothing where there is nobody. */
  async ofPerson(userId: string): Promise<SanctionedPerson | undefined> {
    const found = await this.changes.findWithHistory(userId);
    return found && { ...found, sanctions: sanctionsOf(found.history) };
  }

  /** What the person is told: all that they can feel now, and what was decided lately; newest first. */
  async toldTo(userId: string): Promise<ToldSanction[]> {
    const person = await this.ofPerson(userId);
    if (!person) return [];
    const now = this.clock.now();
    return person.sanctions
      .map((sanction) => ({ ...sanction, isInForce: isInForce(sanction, person.user, now) }))
      .filter(({ isInForce: isFelt, at }) => isFelt || at.getTime() > now.getTime() - toldForMs)
      .toReversed();
  }
}
