import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { type SurfaceName, surfaceNames } from '../../src/core/config/process-plan.js';
import { type Asker, askers, operationOf, operationRights, type Rights } from '../../src/roles/operation-rights.js';
import { adminLive, publicLive } from '../harness/live.js';
import { madeUpScene, setUpRights } from '../harness/rights-scene.js';
import { type Sample, samplesOf } from '../harness/sample-operations.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const rowsOf = (surface: SurfaceName) => Object.entries(operationRights[surface]);
const nobodysSamples = samplesOf(madeUpScene, { ownCommentID: 'x', spareCommentID: 'x', nonce: '0' });
const isLive = (surface: SurfaceName, row: string) => nobodysSamples[surface][row]!.ask.startsWith('subscription');

describe.each(surfaceNames)('the rights on the %s surface', (surface) => {
  it('are declared for every operation there is, and shown by a sample', () => {
    const schema = buildSchema(readFileSync(`config/schema.${surface}.graphql`, 'utf8'));
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const operations = roots.flatMap((root) => Object.keys(root!.getFields()));
    const rows = Object.keys(operationRights[surface]);
    expect([...new Set(rows.map(operationOf))].sort()).toEqual(operations.sort());
    expect(Object.keys(nobodysSamples[surface]).sort()).toEqual(rows.sort());
  });
});

describe.each(topologies)('the authorisation matrix, Talk in %s process(es)', (topology) => {
  let talk: TestTalk;
  let scene: Awaited<ReturnType<typeof setUpRights>>;

  beforeAll(async () => {
    talk = await startTalk({ topology });
    scene = await setUpRights(talk);
  });
  afterAll(() => talk.stop());

  const sampleFor = (surface: SurfaceName, row: string, asker: Asker): Sample =>
    samplesOf(scene.scene, scene.factsOf(asker))[surface][row]!;

  async function verdictOf(surface: SurfaceName, row: string, asker: Asker): Promise<string> {
    const { ask, shows, reached } = sampleFor(surface, row, asker);
    const person = scene.askers[asker];
    // Signing out ends a session: one that nobody needs any more.
    const isLeaving = operationOf(row) === 'signOut' && person.id !== undefined;
    const client = (isLeaving ? await scene.newsroom.session({ id: person.id }) : person)[surface];
    const { data, errors } = await client.ask(ask);
    const code = errors?.[0]?.extensions.code;
    if (code !== undefined && code !== reached) return code;
    return code !== undefined || !shows || shows.test(JSON.stringify(data)) ? 'ALLOWED' : 'NOTHING';
  }

  /** Those who are refused ask first: what the others do must not be why. Changes are made one after the other. */
  async function verdictsOf(surface: SurfaceName, row: string, rights: Rights) {
    const ask = async (asker: Asker) => [asker, await verdictOf(surface, row, asker)] as const;
    const isChange = nobodysSamples[surface][row]!.ask.startsWith('mutation');
    const isFirst = (asker: Asker) => !isChange || rights[asker] !== 'ALLOWED';
    const verdicts = await Promise.all(askers.filter(isFirst).map(ask));
    for (const asker of askers) if (!isFirst(asker)) verdicts.push(await ask(asker));
    return Object.fromEntries(verdicts);
  }

  describe.each(surfaceNames)('on the %s surface', (surface) => {
    it.each(rowsOf(surface).filter(([row]) => !isLive(surface, row)))('%s', async (row, rights) => {
      expect(await verdictsOf(surface, row, rights)).toEqual(rights);
    });

    describe('live', () => {
      const liveOf = (asker: Asker) => (surface === 'public' ? publicLive : adminLive)(talk, scene.askers[asker].token);

      async function liveVerdictOf(row: string, asker: Asker): Promise<string> {
        const live = liveOf(asker);
        try {
          const subscription = live.subscribe<{ commentID?: string; comment?: { id: string } }>(
            sampleFor(surface, row, asker).ask,
          );
          const isElsewhere = (event: { commentID?: string }) => event.commentID === scene.otherCommentID;
          const first = await Promise.race([subscription.event(() => true), subscription.ended()]);
          if (Array.isArray(first)) return (first as { extensions: { code: string } }[])[0]!.extensions.code;
          return isElsewhere(first as { commentID?: string }) ? 'NOTHING' : 'ALLOWED';
        } finally {
          await live.close();
        }
      }

      it.each(rowsOf(surface).filter(([row]) => isLive(surface, row)))('%s', async (row, rights) => {
        const verdicts = await Promise.all(
          askers.map(async (asker) => [asker, await liveVerdictOf(row, asker)] as const),
        );
        expect(Object.fromEntries(verdicts)).toEqual(rights);
      });
    });
  });
});
