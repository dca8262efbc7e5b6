import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { SignInCodeDocument } from './sign-in-code.schema.js';

export type SignInCode = Omit<SignInCodeDocument, '_id'> & { readonly hash: string };

@Injectable()
export class SignInCodesRepository {
  constructor(@InjectModel('SignInCode') private readonly codes: Model<SignInCodeDocument>) {}

  async insert({ hash, ...fields }: SignInCode): Promise<void> {
    await this.codes.create({ _id: hash, ...fields });
  }

  /** Takes the code out: of two who ask at once, one gets it. */
  async take(hash: string): Promise<SignInCode | undefined> {
    const taken = await this.codes.findOneAndDelete({ _id: hash }).lean();
    if (!taken) return undefined;
    const { _id, ...fields } = taken;
    return { hash: _id, ...fields };
  }

  async forgetExpired(now: Date): Promise<void> {
    await this.codes.deleteMany({ expiresAt: { $lte: now } });
  }
}
