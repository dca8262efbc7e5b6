import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

/** The database as a whole: is it there, are its indexes. Documents are the repositories' business. */
@Injectable()
export class Database implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Database.name);
  private isAway = false;
  private isClosing = false;

  constructor(@InjectConnection() private readonly connection: Connection) {}

  onModuleInit(): void {
    this.connection.on('disconnected', () => {
      if (!this.isClosing) this.logger.warn('MongoDB is away; Talk keeps trying to reach it');
      this.isAway = true;
    });
    this.connection.on('connected', () => {
      if (this.isAway) this.logger.log('MongoDB is back');
      this.isAway = false;
    });
  }

  onModuleDestroy(): void {
    this.isClosing = true;
  }

  /** @throws whatever the driver says when the server does not answer */
  async ping(): Promise<void> {
    await this.connection.db!.command({ ping: 1 }, { timeoutMS: 2_000 });
  }

  /** Creates the indexes of every model known to this process; those that exist are left alone. */
  async ensureIndexes(): Promise<void> {
    for (const model of Object.values(this.connection.models)) await model.createIndexes();
  }
}
