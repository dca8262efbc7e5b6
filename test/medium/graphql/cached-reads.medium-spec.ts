import { GraphqlSurfaceModule } from '../../../src/core/graphql/graphql-surface.module.js';
import { TrustedDocuments } from '../../../src/core/graphql/documents/trusted-documents.js';
import { CachedReads } from '../../../src/core/graphql/reads/cached-reads.js';
import { ReadCache } from '../../../src/core/graphql/reads/read-cache.js';
import { startToyApp, type ToyApp } from './toy/toy-app.js';
import { ToyClock } from './toy/toy-clock.js';
import { ToyNotes } from './toy/toy-notes.js';
import { ToyPubSub } from './toy/toy-pubsub.js';
import { ToyPublicModule } from './toy/toy-public.module.js';

const noteDocument = 'query Note($id: ID!) { note(id: $id) { id text } }';
const viewerDocument = 'query Viewer { viewer { kind } }';
const addDocument = 'mutation Add($input: AddNoteInput!) { addNote(input: $input) { id } }';

const surface = () =>
  GraphqlSurfaceModule.forSurface({
    surface: 'public',
    modules: [ToyPublicModule],
    transports: { http: true, live: false },
  });

describe(CachedReads.name, () => {
  const pubsub = new ToyPubSub();
  const clock = new ToyClock();
  let here: ToyApp;
  let there: ToyApp;

  const read = (document: string, variables: object = {}, { toy = here, headers = {}, more = '' } = {}) => {
    const search = `documentId=${TrustedDocuments.idOf(document)}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
    return fetch(`${toy.url}/api/graphql?${search}${more}`, { headers });
  };
  const textOf = async (response: Response) =>
    ((await response.json()) as { data: { note: { text: string } } }).data.note.text;
  const reads = (toy = here) => toy.app.get(ToyNotes).reads;

  beforeAll(async () => {
    const documents = [noteDocument, viewerDocument, addDocument];
    here = await startToyApp({ surfaces: [surface()], documents, pubsub, clock });
    there = await startToyApp({ surfaces: [surface()], documents, pubsub, clock });
  });

  beforeEach(async () => {
    pubsub.reconnect();
    for (const { app } of [here, there]) {
      const notes = app.get(ToyNotes);
      notes.gate = undefined;
      notes.add('1', 'before');
      notes.reads = 0;
    }
  });

  afterAll(() => Promise.all([here.app.close(), there.app.close()]));

  it('executes once and answers the rest from bytes, to pages of any origin', async () => {
    const first = await read(noteDocument, { id: '1' }, { headers: { origin: 'https://news.example' } });
    const second = await read(noteDocument, { id: '1' });
    expect(await first.text()).toBe(await second.text());
    expect(reads()).toBe(1);
    for (const { headers } of [first, second]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=5');
      expect(headers.get('content-type')).toMatch(/^application\/json/);
    }
  });

  it('takes spellings of one question for the same, and other variables for another', async () => {
    await read(noteDocument, { id: '1' });
    await read(noteDocument, { junk: 'x', id: '1' }, { more: '&utm=1' });
    expect(reads()).toBe(1);
    here.app.get(ToyNotes).add('2', 'other');
    expect(await textOf(await read(noteDocument, { id: '2' }))).toBe('other');
  });

  it('answers 304 to whoever has these bytes already', async () => {
    const etag = (await read(noteDocument, { id: '1' })).headers.get('etag')!;
    const response = await read(noteDocument, { id: '1' }, { headers: { 'if-none-match': `W/"x", ${etag}` } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });

  it('is fresh in every process once the tag was invalidated', async () => {
    await read(noteDocument, { id: '1' });
    await read(noteDocument, { id: '1' }, { toy: there });
    for (const { app } of [here, there]) app.get(ToyNotes).add('1', 'after');
    expect(await textOf(await read(noteDocument, { id: '1' }))).toBe('before');
    await here.app.get(ReadCache).invalidate('note:1');
    expect(await textOf(await read(noteDocument, { id: '1' }))).toBe('after');
    expect(await textOf(await read(noteDocument, { id: '1' }, { toy: there }))).toBe('after');
  });

  it('reads once for all who ask at the same time', async () => {
    const gate = here.app.get(ToyNotes).hold();
    const together = Array.from({ length: 5 }, () => read(noteDocument, { id: '1' }));
    await gate.reached;
    gate.open();
    for (const response of together) expect(await textOf(await response)).toBe('before');
    expect(reads()).toBe(1);
  });

  it('neither shares nor keeps a read that a change has overtaken', async () => {
    const notes = here.app.get(ToyNotes);
    const earlier = notes.hold();
    const overtaken = read(noteDocument, { id: '1' });
    await earlier.reached;
    notes.add('1', 'after');
    await here.app.get(ReadCache).invalidate('note:1');
    const later = notes.hold();
    const fresh = read(noteDocument, { id: '1' });
    await later.reached;
    later.open();
    expect(await textOf(await fresh)).toBe('after');
    earlier.open();
    expect(await textOf(await overtaken)).toBe('before');
    expect(await textOf(await read(noteDocument, { id: '1' }))).toBe('after');
    expect(reads()).toBe(2);
  });

  it('reads again when the time to live is over', async () => {
    await read(noteDocument, { id: '1' });
    clock.advance(60_000);
    await read(noteDocument, { id: '1' });
    expect(reads()).toBe(2);
  });

  it('is bypassed while Redis is away, and empty when it is back', async () => {
    await read(noteDocument, { id: '1' });
    pubsub.isConnected = false;
    await read(noteDocument, { id: '1' });
    await read(noteDocument, { id: '1' });
    expect(reads()).toBe(3);
    await expect(here.app.get(ReadCache).invalidate('note:1')).resolves.toBeUndefined();
    pubsub.reconnect();
    await read(noteDocument, { id: '1' });
    expect(reads()).toBe(4);
  });

  it('keeps neither errors nor what carries no tag', async () => {
    for (const [document, variables] of [
      [noteDocument, { id: 'none' }],
      [noteDocument, {}],
      [viewerDocument, {}],
    ] as const) {
      const response = await read(document, variables);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('x-request-id')).toBeTruthy();
    }
    await read(noteDocument, { id: 'none' });
    expect(reads()).toBe(2);
  });

  it('never answers a signed-in reader from it', async () => {
    await read(noteDocument, { id: '1' });
    const authorization = `Bearer ${here.authenticator.signIn('ann')}`;
    const response = await read(noteDocument, { id: '1' }, { headers: { authorization } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(reads()).toBe(2);
  });

  it.each([
    ['an unknown document', `documentId=sha256:00`, 'OPERATION_NOT_TRUSTED'],
    ['a mutation', `documentId=${TrustedDocuments.idOf(addDocument)}`, 'BAD_INPUT'],
    ['variables that are no JSON', `documentId=${TrustedDocuments.idOf(noteDocument)}&variables={`, 'BAD_INPUT'],
    ['variables that are no object', `documentId=${TrustedDocuments.idOf(noteDocument)}&variables=[1]`, 'BAD_INPUT'],
  ])('refuses %s', async (_what, search, code) => {
    const response = await fetch(`${here.url}/api/graphql?${search}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});
