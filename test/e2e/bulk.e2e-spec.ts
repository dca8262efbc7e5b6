import { BulkTurns } from '../../src/features/moderation/bulk/bulk-turns.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const preview = `mutation Preview($input: PreviewBulkInput!) {
  previewBulk(input: $input) { operation { id state total } samples { id } }
}`;
const start = `mutation Start($input: BulkOperationInput!) { startBulk(input: $input) { operation { state } } }`;
const undo = `mutation Undo($input: BulkOperationInput!) { undoBulk(input: $input) { operation { state } } }`;
const progress = `query Progress($id: ID!) {
  bulkOperation(id: $id) { state undoableUntil progress { done left failed undone kept } }
}`;
const status = `query Status($id: ID!) { comment(id: $id) { status decision { kind code } } }`;
const claim = `mutation Claim($input: ClaimCommentsInput!) { claimComments(input: $input) { claims { commentID } } }`;

interface Preview {
  readonly previewBulk: {
    readonly operation: { readonly id: string; readonly state: string; readonly total: number };
    readonly samples: readonly { readonly id: string }[];
  };
}

describe('bulk moderation', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let colleague: Person;
  let storyID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    [moderator, colleague] = [await newsroom.person('MODERATOR'), await newsroom.person('MODERATOR')];
    await newsroom.site('https://careful.example', 'PRE');
    storyID = (await newsroom.story('/bulk', 'https://careful.example')).id;
  });
  afterAll(() => talk.stop());

  async function posted(author: Person, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push((await newsroom.post(author, storyID, `Number ${index}`)).comment.id);
    }
    return ids;
  }
  const previewed = async (input: object) => (await moderator.admin.run<Preview>(preview, { input })).previewBulk;
  const started = async (operationID: string) => {
    await moderator.admin.run(start, { input: { operationID } });
    await talk.settled();
  };
  const progressOf = async (id: string) =>
    (await moderator.admin.run<{ bulkOperation: object }>(progress, { id })).bulkOperation;
  const statusOf = async (id: string) =>
    (await moderator.admin.run<{ comment: { status: string } }>(status, { id })).comment;

  it('rejects all that a person has written, after a look at what that is', async () => {
    const author = await newsroom.person();
    const ids = await posted(author, 3);
    const { operation, samples } = await previewed({ action: 'REJECT', authorID: author.id, code: 'BANNED_AUTHOR' });
    expect(operation).toMatchObject({ state: 'PREVIEW', total: 3 });
    expect(samples.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(await statusOf(ids[0]!)).toMatchObject({ status: 'PREMOD' });
    const [later] = await posted(author, 1);

    await started(operation.id);
    expect(await progressOf(operation.id)).toMatchObject({ state: 'DONE', progress: { done: 3, left: 0, failed: 0 } });
    for (const id of ids) {
      expect(await statusOf(id)).toEqual({ status: 'REJECTED', decision: { kind: 'REJECTED', code: 'BANNED_AUTHOR' } });
    }
    expect(await statusOf(later!)).toMatchObject({ status: 'PREMOD' });
  });

  it('approves what a queue filter finds, but not what a colleague holds', async () => {
    const author = await newsroom.person();
    const [held, ...others] = await posted(author, 3);
    await colleague.admin.run(claim, { input: { commentIDs: [held] } });
    const { operation } = await previewed({ action: 'APPROVE', filter: { queue: 'PENDING', authorID: author.id } });
    await started(operation.id);

    expect(await progressOf(operation.id)).toMatchObject({ progress: { done: 2, failed: 1 } });
    expect(await statusOf(held!)).toMatchObject({ status: 'PREMOD' });
    for (const id of others) expect(await statusOf(id)).toMatchObject({ status: 'APPROVED' });
  });

  it('is undone for a quarter of an hour, except for what was changed since', async () => {
    const [one, changed] = await posted(await newsroom.person(), 2);
    const { operation } = await previewed({ action: 'REJECT', commentIDs: [one, changed] });
    const input = { operationID: operation.id };
    expect(await moderator.admin.codeOf(undo, { input })).toBe('BULK_NOT_UNDOABLE');
    await started(operation.id);
    await newsroom.decide(colleague, changed!, 'approve');
    expect(await colleague.admin.codeOf(undo, { input })).toBe('FORBIDDEN');

    await moderator.admin.run(undo, { input });
    await talk.settled();
    expect(await progressOf(operation.id)).toMatchObject({ state: 'UNDONE', progress: { undone: 1, kept: 1 } });
    expect(await statusOf(one!)).toEqual({ status: 'PREMOD', decision: null });
    expect(await statusOf(changed!)).toMatchObject({ status: 'APPROVED' });

    const late = await previewed({ action: 'REJECT', commentIDs: [one] });
    await started(late.operation.id);
    talk.clock.advance(15 * 60_000 + 1);
    expect(await moderator.admin.codeOf(undo, { input: { operationID: late.operation.id } })).toBe('BULK_NOT_UNDOABLE');
  });

  it('leaves alone what the moderator may no longer decide when it runs', async () => {
    const admin = await newsroom.person('ADMIN');
    const { id: elsewhere } = await newsroom.site('https://elsewhere.example');
    const limited = await newsroom.person('MODERATOR');
    const [id] = await posted(await newsroom.person(), 1);
    const { previewBulk } = await limited.admin.run<Preview>(preview, {
      input: { action: 'REJECT', commentIDs: [id] },
    });
    const input = { userID: limited.id, role: 'MODERATOR', siteIDs: [elsewhere] };
    await admin.admin.run(`mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id } } }`, {
      input,
    });

    await limited.admin.run(start, { input: { operationID: previewBulk.operation.id } });
    await talk.settled();
    expect(await progressOf(previewBulk.operation.id)).toMatchObject({ progress: { done: 0, failed: 1 } });
    expect(await statusOf(id!)).toMatchObject({ status: 'PREMOD' });
  });

  it('changes nothing when it is started, or its job done, a second time', async () => {
    const [id] = await posted(await newsroom.person(), 1);
    const { operation } = await previewed({ action: 'REJECT', commentIDs: [id] });
    await started(operation.id);
    await newsroom.decide(colleague, id!, 'approve');
    await started(operation.id);
    expect(await talk.get(BulkTurns, 'jobs').take(operation.id)).toBe('skipped');
    expect(await statusOf(id!)).toMatchObject({ status: 'APPROVED' });
  });

  it('refuses a selection that is none, two or too large', async () => {
    const codeOf = (input: object) => moderator.admin.codeOf(preview, { input: { action: 'REJECT', ...input } });
    expect(await codeOf({})).toBe('BAD_INPUT');
    expect(await codeOf({ commentIDs: ['x'], authorID: 'y' })).toBe('BAD_INPUT');
    expect(await codeOf({ commentIDs: Array.from({ length: 501 }, (_, index) => String(index)) })).toBe('BAD_INPUT');
  });
});
