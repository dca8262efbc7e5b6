import 'reflect-metadata';
import { performance } from 'node:perf_hooks';
import { cpuUsage } from 'node:process';
import { NestFactory } from '@nestjs/core';
import mongoose from 'mongoose';
import type * as AppModules from '../../../src/app.module.js';
import type * as LoadConfig from '../../../src/core/config/load-config.js';
import type * as ProcessPlans from '../../../src/core/config/process-plan.js';
import type * as Contexts from '../../../src/core/context/request-context.js';
import type * as Databases from '../../../src/core/database/database.js';
import type * as Registries from '../../../src/core/health/health-registry.js';
import type * as AllMetrics from '../../../src/core/health/metrics.js';
import type * as Comments from '../../../src/features/comments/index.js';
import type * as Moderation from '../../../src/features/moderation/index.js';
import type * as Sites from '../../../src/features/sites/index.js';
import type * as Stories from '../../../src/features/stories/index.js';
import type * as Users from '../../../src/features/users/index.js';
import type * as Words from '../../../src/features/words/index.js';
import { built } from '../../harness/built.js';
import { Inventor } from '../inventor.js';
import { programOptions, ready } from '../program.js';

interface Options {
  readonly mongoUrl: string;
  readonly redisUrl: string;
  readonly comments: number;
  readonly phrases: number;
}

/** Milliseconds of this process, and of the clock. */
interface Taken {
  readonly cpu: number;
  readonly clock: number;
  readonly comments: number;
}

const { AppModule } = await built<typeof AppModules>('app.module.js');
const { loadConfig } = await built<typeof LoadConfig>('core/config/load-config.js');
const { ProcessPlan } = await built<typeof ProcessPlans>('core/config/process-plan.js');
const { systemContext } = await built<typeof Contexts>('core/context/request-context.js');
const { Database } = await built<typeof Databases>('core/database/database.js');
const { HealthRegistry } = await built<typeof Registries>('core/health/health-registry.js');
const { Metrics } = await built<typeof AllMetrics>('core/health/metrics.js');
const { CommentImport } = await built<typeof Comments>('features/comments/index.js');
const { ModerationModule, RuleSimulationsService, RuleSimulator } =
  await built<typeof Moderation>('features/moderation/index.js');
const { SitesService } = await built<typeof Sites>('features/sites/index.js');
const { StoriesService } = await built<typeof Stories>('features/stories/index.js');
const { UserImport } = await built<typeof Users>('features/users/index.js');
const { WordListsService, organisation } = await built<typeof Words>('features/words/index.js');

const { mongoUrl, redisUrl, comments, phrases } = programOptions<Options>();
const origin = 'https://simulated.example';
const [stories, authors, batchSize, textLength] = [20, 2_000, 1_000, 280];
const days = 7;
const ctx = systemContext('bench');
const invent = new Inventor(11);

const plan = new ProcessPlan([], [], [], { mongoUrl, redisUrl, isEmbedded: true });
const health = { registry: new HealthRegistry(), metrics: new Metrics() };
const module = await AppModule.forRoles(loadConfig({}), plan, health, [ModerationModule]);
const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
await app.get(Database).ensureIndexes();
const get = <T>(type: abstract new (...args: never[]) => T): T => app.get(type as never, { strict: false });
const client = await mongoose.mongo.MongoClient.connect(mongoUrl);
const siteId = await fill();

ready({}, { simulate, read });

/** A draft with a list more, and rules that look at an author's record. */
async function simulate(): Promise<Taken> {
  const draft = invent.phrases(100).map((phrase, index) => ({ phrase, line: index + 1 }));
  const simulation = await get(RuleSimulationsService).prepare(ctx, {
    siteId,
    days,
    rules: { links: { hold: true }, newcomers: { hold: true }, karma: { hold: true }, rejections: { hold: true } },
    wordLists: [{ address: { kind: 'SUSPECT', scope: siteId }, change: { add: draft, remove: [], replace: false } }],
  });
  return taken(async () => {
    await get(RuleSimulator).run(simulation.id);
    return (await get(RuleSimulationsService).byId(ctx, simulation.id)).result!.comments;
  });
}

/** The least that looks at every text: reads it and counts its letters. */
function read(): Promise<Taken> {
  return taken(async () => {
    let [count, letters] = [0, 0];
    const found = client
      .db('talk')
      .collection('comments')
      .find({ siteId }, { projection: { body: 1 }, sort: { createdAt: 1, _id: 1 }, batchSize: 1_000 });
    for await (const { body } of found) {
      count += 1;
      letters += (body as string).length;
    }
    return letters > 0 ? count : 0;
  });
}

async function taken(work: () => Promise<number>): Promise<Taken> {
  const [startedAt, before] = [performance.now(), cpuUsage()];
  const count = await work();
  const { user, system } = cpuUsage(before);
  return { cpu: (user + system) / 1_000, clock: performance.now() - startedAt, comments: count };
}

async function fill(): Promise<string> {
  const site = await get(SitesService).create(ctx, { name: 'The Simulated', origins: [origin], moderation: 'POST' });
  const listed = invent.phrases(phrases);
  const add = listed.map((phrase, index) => ({ phrase, line: index + 1 }));
  const change = { add, remove: [], replace: false };
  await get(WordListsService).change(ctx, { kind: 'BANNED', scope: organisation }, change);
  const storyIds: string[] = [];
  for (let index = 0; index < stories; index += 1) {
    storyIds.push((await get(StoriesService).ensure(`${origin}/${index}`, { title: `Story ${index}` })).id);
  }
  const people = Array.from({ length: authors }, (_, index) => personOf(index));
  await get(UserImport).insertOnce(people);
  const [until, spanMs] = [Date.now(), days * 86_400_000 * 0.99];
  for (let first = 0; first < comments; first += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, comments - first) }, (_, at) => {
      const index = first + at;
      const createdAt = new Date(until - spanMs + (index / comments) * spanMs);
      const link = index % 20 === 0 ? ' See example.org for more.' : '';
      return {
        id: `simulated-${index}`,
        siteId: site.id,
        storyId: storyIds[index % stories]!,
        parentId: undefined,
        depth: 0,
        authorId: people[(index * 7) % authors]!.id,
        status: index % 10 === 0 ? ('REJECTED' as const) : ('NONE' as const),
        reasons: [],
        revisions: [{ body: `<p>${invent.text(listed, textLength)}${link}</p>`, createdAt }],
        ...(index % 10 === 0
          ? { decision: { moderatorId: 'moderator', decidedAt: new Date(+createdAt + 60_000) } }
          : {}),
      };
    });
    await get(CommentImport).insertOnce(batch);
  }
  return site.id;
}

function personOf(index: number) {
  const username = `simulated${index}`;
  const email = `${username}@example.org`;
  return { id: username, username, email, role: 'COMMENTER' as const, createdAt: new Date(0) };
}
