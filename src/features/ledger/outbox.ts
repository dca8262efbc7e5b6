import { Injectable } from '@nestjs/common';
import { BackgroundWork } from '../../core/events/background-work.js';
import type { LedgerRecord } from './ledger-entry.js';
import { Ledger } from './ledger.js';

/** Documents of one kind that hold what the ledger is owed, written together with what it tells. */
export interface OwingDocuments {
  /** Those with records that the ledger may not have yet. */
  findOwing(limit: number): Promise<string[]>;
  findOwed(id: string): Promise<readonly LedgerRecord[]>;
  /** Forgets records that the ledger has. */
  clearOwed(id: string, recordIds: readonly string[]): Promise<void>;
}

/** Every outbox of this process, for the sweep. */
@Injectable()
export class Outboxes {
  private readonly registered: Outbox[] = [];

  constructor(
    readonly ledger: Ledger,
    readonly background: BackgroundWork,
  ) {}

  get all(): readonly Outbox[] {
    return this.registered;
  }

  add(outbox: Outbox): void {
    this.registered.push(outbox);
  }
}

/** Brings to the ledger what one kind of documents owes it. Done twice, or by two at once, it changes nothing. */
export abstract class Outbox {
  /** @param what one of the documents, in words */
  protected constructor(
    readonly what: string,
    private readonly documents: OwingDocuments,
    private readonly outboxes: Outboxes,
  ) {
    outboxes.add(this);
  }

  /** After the answer; should the process die before, the sweep does it. */
  settleSoon(id: string): void {
    this.outboxes.background.start(`Recording what a ${this.what} owes the ledger`, () => this.settle(id));
  }

  async settle(id: string): Promise<void> {
    const owed = await this.documents.findOwed(id);
    if (owed.length === 0) return;
    await this.outboxes.ledger.settle(owed);
    await this.documents.clearOwed(
      id,
      owed.map((record) => record.id),
    );
  }

  /** @returns the documents that owe the ledger something */
  owing(limit: number): Promise<string[]> {
    return this.documents.findOwing(limit);
  }
}
