import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ProcessPlan } from '../config/process-plan.js';
import { Database } from './database.js';
import { LeasesRepository } from './leases.repository.js';
import { leaseSchema } from './lease.schema.js';

/**
 * The one connection to MongoDB. Features add their models with `MongooseModule.forFeature`.
 *
 * Every write is acknowledged with `j: true`: plain `w: 1` lost acknowledged comments on kill -9. A command fails after
 * a few seconds while the server is away instead of waiting for ever, and works again once it is back.
 */
@Global()
@Module({
  imports: [
    MongooseModule.forRootAsync({
      inject: [ProcessPlan],
      useFactory: ({ services }: ProcessPlan) => ({
        uri: services.mongoUrl,
        dbName: databaseName(services.mongoUrl),
        autoIndex: false,
        autoCreate: false,
        bufferCommands: false,
        serverSelectionTimeoutMS: 5_000,
        writeConcern: { w: 'majority', journal: true },
        retryAttempts: 3,
        retryDelay: 500,
      }),
    }),
    MongooseModule.forFeature([{ name: 'Lease', schema: leaseSchema }]),
  ],
  providers: [Database, LeasesRepository],
  exports: [Database, LeasesRepository],
})
export class DatabaseModule {}

/** The database that the URL names, otherwise `talk`. */
function databaseName(url: string): string {
  return /^[^/]+\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? 'talk';
}
