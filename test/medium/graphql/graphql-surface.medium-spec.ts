import { Logger } from '@nestjs/common';
import { GraphqlSurfaceModule } from '../../../src/core/graphql/graphql-surface.module.js';
import { TrustedDocuments } from '../../../src/core/graphql/documents/trusted-documents.js';
import { SurfaceSchemas } from '../../../src/core/graphql/surface-schemas.js';
import { ToyAdminModule } from './toy/toy-admin.module.js';
import { ask, startToyApp, type ToyApp } from './toy/toy-app.js';
import { ToyNotes } from './toy/toy-notes.js';
import { ToyApolloPlugin, ToyPublicModule } from './toy/toy-public.module.js';

const http = { http: true, live: false };
const publicSurface = () =>
  GraphqlSurfaceModule.forSurface({ surface: 'public', modules: [ToyPublicModule], transports: http });
const adminSurface = () =>
  GraphqlSurfaceModule.forSurface({ surface: 'admin', modules: [ToyAdminModule], transports: http });

const viewerDocument = 'query Viewer { viewer { kind address } }';
const pageDocument =
  'query Page($first: Int!) { notesPage(first: $first) { nodes { id createdAt colour author } pageInfo { hasNextPage } } }';
const refusedDocument = 'query Refused { note(id: "zzz") { id } }';
const brokenDocument = 'query Broken { broken }';
const missingDocument = 'query Missing { missing }';
const addDocument = 'mutation Add($input: AddNoteInput!) { addNote(input: $input) { id } }';

describe(GraphqlSurfaceModule.name, () => {
  let toy: ToyApp;
  let publicUrl: string;

  beforeAll(async () => {
    toy = await startToyApp({
      surfaces: [publicSurface()],
      documents: [viewerDocument, addDocument, pageDocument, refusedDocument, brokenDocument, missingDocument],
    });
    publicUrl = `${toy.url}/api/graphql`;
    toy.app.get(ToyNotes).add('a', 'first');
    toy.app.get(ToyNotes).add('b', 'second', 'bob');
    toy.app.get(ToyNotes).add('c', 'third');
  });

  afterAll(() => toy.app.close());

  it('answers with the data, dates as ISO strings and one batch a loader', async () => {
    const notes = toy.app.get(ToyNotes);
    notes.authorBatches.length = 0;
    const { status, data, errors } = await ask(publicUrl, {
      query:
        '{ note(id: "a") { id createdAt colour } notesPage(first: 2) { nodes { id author } pageInfo { hasNextPage endCursor } } }',
    });
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data).toEqual({
      note: { id: 'a', createdAt: '2026-01-02T03:04:05.678Z', colour: 'RED' },
      notesPage: {
        nodes: [
          { id: 'a', author: 'author ann' },
          { id: 'b', author: 'author bob' },
        ],
        pageInfo: { hasNextPage: true, endCursor: expect.any(String) as string },
      },
    });
    expect(notes.authorBatches).toEqual([['ann', 'bob']]);
  });

  it('pages on from a cursor and refuses a made-up one', async () => {
    const query =
      'query ($after: String, $first: Int) { notesPage(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const first = await ask(publicUrl, { query, variables: { first: 2 } });
    const { endCursor } = (first.data!['notesPage'] as { pageInfo: { endCursor: string } }).pageInfo;
    const second = await ask(publicUrl, { query, variables: { first: 2, after: endCursor } });
    expect(second.data!['notesPage']).toMatchObject({ nodes: [{ id: 'c' }], pageInfo: { hasNextPage: false } });
    for (const after of ['made-up', Buffer.from('[1]').toString('base64url'), 'A'.repeat(600)]) {
      expect((await ask(publicUrl, { query, variables: { first: 2, after } })).errors![0]!.extensions['code']).toBe(
        'BAD_CURSOR',
      );
    }
    expect((await ask(publicUrl, { query, variables: { first: 101 } })).errors![0]!.extensions['code']).toBe(
      'BAD_INPUT',
    );
  });

  describe('who asks', () => {
    const query = viewerDocument;

    it('takes the person from the Authorization header only', async () => {
      const authorization = `Bearer ${toy.authenticator.signIn('ann')}`;
      expect((await ask(publicUrl, { query }, { authorization })).data!['viewer']).toMatchObject({ kind: 'user ann' });
      expect((await ask(publicUrl, { query }, { cookie: 'token=token-ann' })).data!['viewer']).toMatchObject({
        kind: 'anonymous',
      });
      expect((await ask(`${publicUrl}?token=token-ann`, { query })).data!['viewer']).toMatchObject({
        kind: 'anonymous',
      });
    });

    it.each(['Bearer forged', 'Basic dXNlcjpwYXNz', 'Bearer'])('refuses %s', async (authorization) => {
      const { status, errors } = await ask(publicUrl, { query }, { authorization });
      expect(status).toBe(401);
      expect(errors![0]!.extensions).toMatchObject({ code: 'TOKEN_INVALID', requestID: expect.any(String) as string });
    });

    it('believes X-Forwarded-For as far as the proxies are trusted', async () => {
      const { data } = await ask(publicUrl, { query }, { 'x-forwarded-for': '6.6.6.6, 9.9.9.9' });
      expect(data!['viewer']).toMatchObject({ address: '9.9.9.9' });
    });

    it('echoes a harmless request id and replaces any other', async () => {
      expect((await ask(publicUrl, { query }, { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1');
      const { headers } = await ask(publicUrl, { query }, { 'x-request-id': 'a b<script>' });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('errors', () => {
    it('gives an expected one with code, details and request id', async () => {
      const { status, errors, data } = await ask(
        publicUrl,
        { query: '{ note(id: "zzz") { id } }' },
        { 'x-request-id': 'r1' },
      );
      expect(status).toBe(200);
      expect(data).toEqual({ note: null });
      expect(errors).toEqual([
        expect.objectContaining({
          message: 'There is no such note.',
          path: ['note'],
          extensions: { code: 'NOT_FOUND', what: 'note', requestID: 'r1' },
        }),
      ]);
    });

    it('logs an unexpected one under the request’s id, and no expected one', async () => {
      const logged: string[] = [];
      const note = (message: unknown) => void logged.push(String(message));
      Logger.overrideLogger({ log: note, warn: note, error: note });
      await ask(publicUrl, { query: refusedDocument });
      await ask(publicUrl, { query: '{ nothing }' });
      await ask(publicUrl, { query: '{ missing }' }, { 'x-request-id': 'r3' });
      Logger.overrideLogger(false);
      expect(logged).toEqual(['Request r3 failed at missing']);
    });

    it.each(['broken', 'missing'])('masks an unexpected one: %s', async (field) => {
      const { errors } = await ask(publicUrl, { query: `{ ${field} }` }, { 'x-request-id': 'r2' });
      expect(errors![0]!.extensions).toEqual({ code: 'INTERNAL', requestID: 'r2' });
      expect(JSON.stringify(errors)).not.toMatch(/secret|non-nullable|\.ts/);
    });

    it.each([
      ['a syntax error', '{ note(id: ', 'GRAPHQL_PARSE_FAILED', 400],
      ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED', 400],
      ['a missing variable', 'query ($id: ID!) { note(id: $id) { id } }', 'BAD_INPUT', 200],
      ['a subscription', 'subscription { anything }', 'BAD_INPUT', 400],
      ['too many tokens', `{ ${'broken '.repeat(2_001)} }`, 'GRAPHQL_PARSE_FAILED', 400],
      ['too many aliases', `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: broken`).join(' ')} }`, 'BAD_INPUT', 400],
      ['too many rows', '{ notesPage(first: 100000) { nodes { id } } }', 'BAD_INPUT', 400],
    ])('names the mistake in %s', async (_mistake, query, code, status) => {
      const answer = await ask(publicUrl, { query });
      const requestID = answer.headers.get('x-request-id');
      expect(answer.errors![0]!.extensions).toMatchObject({ code, requestID });
      expect(answer.status).toBe(status);
    });

    it('weighs what a document costs with the variables of each request', async () => {
      const query = 'query ($first: Int) { notesPage(first: $first) { nodes { id } } }';
      expect((await ask(publicUrl, { query, variables: { first: 1 } })).errors).toBeUndefined();
      const costly = await ask(publicUrl, { query, variables: { first: 100_000 } });
      expect(costly.errors![0]!.extensions['code']).toBe('BAD_INPUT');
      expect(costly.status).toBe(400);
    });

    it.each([
      [[]],
      [[{ query: '{ broken }' }]],
      [{}],
      [{ query: 7 }],
      [{ query: '{ broken }', variables: 'x' }],
      [{ query: '{ broken }', operationName: 'Other' }],
    ])('refuses the body %j', async (body) => {
      const { status, errors } = await ask(publicUrl, body);
      expect(status).toBe(400);
      expect(errors![0]!.extensions['code']).toBe('BAD_INPUT');
    });

    it('refuses a body that is no JSON by its content type, and other methods', async () => {
      for (const body of [new URLSearchParams({ query: viewerDocument }), JSON.stringify({ query: viewerDocument })]) {
        expect((await fetch(publicUrl, { method: 'POST', body })).status).toBe(400);
      }
      expect((await fetch(publicUrl, { method: 'PUT' })).status).toBe(405);
    });
  });

  describe('trusted documents', () => {
    const documentId = TrustedDocuments.idOf(viewerDocument);

    it('runs one by its id, posted or got', async () => {
      expect((await ask(publicUrl, { documentId })).data!['viewer']).toMatchObject({ kind: 'anonymous' });
      expect((await ask(publicUrl, { extensions: { documentId } })).data!['viewer']).toMatchObject({
        kind: 'anonymous',
      });
      const authorization = `Bearer ${toy.authenticator.signIn('ann')}`;
      const response = await fetch(`${publicUrl}?documentId=${documentId}`, { headers: { authorization } });
      expect(await response.json()).toMatchObject({ data: { viewer: { kind: 'user ann' } } });
      expect(response.headers.get('cache-control')).toBe('no-store');
    });

    it.each([
      ['data', pageDocument, { first: 2 }],
      ['a missing variable', pageDocument, {}],
      ['a wrong variable', pageDocument, { first: 'two' }],
      ['an expected error', refusedDocument, {}],
      ['an unexpected error', brokenDocument, {}],
      ['a null where none may be', missingDocument, {}],
    ])('answers as it would the same text, untrusted and not compiled: %s', async (_what, document, variables) => {
      const trusted = await ask(publicUrl, { documentId: TrustedDocuments.idOf(document), variables });
      const untrusted = await ask(publicUrl, { query: document, variables });
      const codes = ({ errors = [] }: typeof trusted) =>
        errors.map(({ path, extensions }) => ({ path, code: extensions['code'] }));
      expect(codes(trusted)).toEqual(codes(untrusted));
      expect(trusted.data).toEqual(untrusted.data);
    });

    it('does not know an unknown one', async () => {
      const { status, errors } = await ask(publicUrl, { documentId: 'sha256:00' });
      expect(status).toBe(400);
      expect(errors![0]!.extensions['code']).toBe('OPERATION_NOT_TRUSTED');
    });

    it('runs no mutation and no text of the client’s own by GET', async () => {
      const variables = encodeURIComponent('{"input":{"id":"x","text":"x"}}');
      const headers = { authorization: `Bearer ${toy.authenticator.signIn('ann')}` };
      const mutation = await fetch(
        `${publicUrl}?documentId=${TrustedDocuments.idOf(addDocument)}&variables=${variables}`,
        { headers },
      );
      expect(mutation.status).toBe(405);
      expect(mutation.headers.get('allow')).toBe('POST');
      expect((await fetch(`${publicUrl}?query={viewer{kind}}`, { headers })).status).toBe(400);
      expect(toy.app.get(ToyNotes).notes.has('x')).toBe(false);
    });

    it('accepts nothing else from strangers in production, and no introspection from anybody', async () => {
      const production = await startToyApp({
        surfaces: [publicSurface()],
        documents: [viewerDocument],
        environment: { NODE_ENV: 'production', TALK_JWT_SECRETS: `k:${'s'.repeat(32)}` },
      });
      const url = `${production.url}/api/graphql`;
      const reader = { authorization: `Bearer ${production.authenticator.signIn('rita', 'MEMBER')}` };
      const staff = { authorization: `Bearer ${production.authenticator.signIn('stan', 'STAFF')}` };
      const query = '{ viewer { kind } }';
      expect((await ask(url, { query })).errors![0]!.extensions['code']).toBe('OPERATION_NOT_TRUSTED');
      expect((await ask(url, { query }, reader)).errors![0]!.extensions['code']).toBe('OPERATION_NOT_TRUSTED');
      expect((await ask(url, { query }, staff)).data).toEqual({ viewer: { kind: 'user stan' } });
      expect((await ask(url, { query: '{ __schema { types { name } } }' }, staff)).status).toBe(400);
      expect((await ask(url, { documentId })).data!['viewer']).toMatchObject({ kind: 'anonymous' });
      await production.app.close();
    });
  });

  it('shows browsers no landing page', async () => {
    const response = await fetch(publicUrl, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/json/);
  });

  it('tells Apollo plugins of the surface’s modules about its operations', async () => {
    const seen = toy.app.get(ToyApolloPlugin).operations;
    seen.length = 0;
    await ask(publicUrl, { documentId: TrustedDocuments.idOf(pageDocument), variables: { first: 1 } });
    await ask(publicUrl, { query: 'query Wrong { nothing }' });
    expect(seen).toEqual(['Page']);
  });

  describe('two surfaces in one process', () => {
    it.each([
      ['public first', () => [publicSurface(), adminSurface()]],
      ['admin first', () => [adminSurface(), publicSurface()]],
    ])('leave each other’s schema alone: %s', async (_order, surfaces) => {
      const both = await startToyApp({ surfaces: surfaces() });
      const alone = await startToyApp({ surfaces: [adminSurface()] });
      const schemas = both.app.get(SurfaceSchemas);
      expect(schemas.print('public')).toBe(toy.app.get(SurfaceSchemas).print('public'));
      expect(schemas.print('admin')).toBe(alone.app.get(SurfaceSchemas).print('admin'));
      expect(schemas.print('public')).not.toMatch(/Moderated|isBoss|removeNote/);
      expect(schemas.print('admin')).not.toMatch(/AddNoteInput|kind|createdAt/);
      both.app.get(ToyNotes).add('a', 'first');

      const query = '{ moderatedNotes { nodes { id colour } } viewer { isBoss } }';
      expect((await ask(`${both.url}/admin/api/graphql`, { query })).data).toEqual({
        moderatedNotes: { nodes: [{ id: 'a', colour: 'BLUE' }] },
        viewer: { isBoss: true },
      });
      expect(
        (await ask(`${both.url}/api/graphql`, { query: '{ note(id: "a") { colour } viewer { kind } }' })).data,
      ).toEqual({
        note: { colour: 'RED' },
        viewer: { kind: 'anonymous' },
      });
      expect((await fetch(`${both.url}/admin/api/graphql?documentId=sha256:00`)).status).toBe(400);
      expect((await fetch(`${toy.url}/admin/api/graphql`, { method: 'POST' })).status).toBe(404);
      await Promise.all([both.app.close(), alone.app.close()]);
    });
  });

  it('answers 404 with a sentence where the process has no web role', async () => {
    const transports = { http: false, live: true };
    const live = await startToyApp({
      surfaces: [GraphqlSurfaceModule.forSurface({ surface: 'public', modules: [ToyPublicModule], transports })],
    });
    const response = await fetch(`${live.url}/api/graphql`, { method: 'POST' });
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/web role/);
    await live.app.close();
  });
});
