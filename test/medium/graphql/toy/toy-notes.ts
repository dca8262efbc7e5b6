import { Injectable } from '@nestjs/common';
import { coreError } from '../../../../src/core/errors/core.errors.js';

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly authorId: string;
}

/** Where a test can hold a read. */
export class Gate {
  private arrive!: () => void;
  open!: () => void;
  readonly reached = new Promise<void>((resolve) => (this.arrive = resolve));
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  async pass(): Promise<void> {
    this.arrive();
    await this.opened;
  }
}

/** The toy feature's data: notes with authors, and how often they were read. */
@Injectable()
export class ToyNotes {
  readonly notes = new Map<string, Note>();
  reads = 0;
  gate?: Gate;
  readonly authorBatches: string[][] = [];

  add(id: string, text: string, authorId = 'ann'): Note {
    const note = { id, text, authorId, createdAt: new Date('2026-01-02T03:04:05.678Z') };
    this.notes.set(id, note);
    return note;
  }

  async find(id: string): Promise<Note> {
    this.reads += 1;
    const note = this.notes.get(id);
    await this.gate?.pass();
    if (!note) throw coreError('NOT_FOUND', { what: 'note' });
    return note;
  }

  /** Holds the reads that begin from now on until the gate is opened. */
  hold(): Gate {
    this.gate = new Gate();
    return this.gate;
  }

  all(): Note[] {
    return [...this.notes.values()];
  }

  async authorNames(ids: readonly string[]): Promise<string[]> {
    this.authorBatches.push([...ids]);
    return ids.map((id) => `author ${id}`);
  }
}
