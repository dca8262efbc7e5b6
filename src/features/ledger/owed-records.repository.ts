import type { Model } from 'mongoose';
import type { LedgerRecord } from './ledger-entry.js';
import type { OwingDocuments } from './outbox.js';

interface OwingDocument {
  _id: string;
  owed?: LedgerRecord[];
}

/** The records in the `owed` of a collection's documents. It needs a sparse index on `owed.id`. */
export class OwedRecords<Document extends OwingDocument> implements OwingDocuments {
  private readonly documents: Model<OwingDocument>;

  constructor(model: Model<Document>) {
    this.documents = model as unknown as Model<OwingDocument>;
  }

  async findOwing(limit: number): Promise<string[]> {
    const found = await this.documents
      .find({ 'owed.id': { $gt: '' } }, { _id: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id);
  }

  async findOwed(id: string): Promise<readonly LedgerRecord[]> {
    return (await this.documents.findById(id, { owed: 1 }).lean())?.owed ?? [];
  }

  async clearOwed(id: string, recordIds: readonly string[]): Promise<void> {
    await this.documents.updateOne({ _id: id }, { $pull: { owed: { id: { $in: [...recordIds] } } } });
  }
}
