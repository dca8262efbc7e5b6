import { appealCountQuery, AppealsDesk, appealsQuery, type ListedAppeals } from '../harness/appeals-desk.js';

describe('the list of appeals', () => {
  let desk: AppealsDesk;

  beforeAll(async () => {
    desk = await AppealsDesk.open();
  });
  afterAll(() => desk.talk.stop());
  beforeEach(() => desk.renew());

  it('are found page by page, who waits longest first, and counted', async () => {
    const filed: string[] = [];
    for (let index = 0; index < 5; index += 1) filed.push((await desk.appeal(await desk.rejected())).id);
    await desk.decide(desk.bob, filed[0]!, 'UPHOLD');
    const pages = async (variables: object) => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: ListedAppeals = await desk.list(desk.bob, { first: 2, after, ...variables });
        seen.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      return seen;
    };
    expect(await pages({})).toEqual(filed.slice(1));
    expect(await pages({ state: null, orderBy: 'CREATED_AT_DESC' })).toEqual(filed.toReversed());
    expect(await pages({ state: 'UPHELD' })).toEqual(filed.slice(0, 1));
    expect(await desk.openCount(desk.bob, desk.site.id)).toEqual({ count: 4, isExact: true });

    const { endCursor } = (await desk.list(desk.bob, { first: 2 })).pageInfo;
    const other = { siteID: desk.site.id, after: endCursor, orderBy: 'CREATED_AT_DESC' };
    expect(await desk.bob.admin.codeOf(appealsQuery, other)).toBe('BAD_CURSOR');
  });

  it('are those of the moderator’s sites', async () => {
    const filed = await desk.appeal(await desk.rejected());
    const elsewhere = await desk.newsroom.site('https://elsewhere.example');
    const scoped = await desk.newsroom.person('MODERATOR');
    await desk.setRole(scoped, 'MODERATOR', [elsewhere.id]);
    expect(await scoped.admin.codeOf(appealsQuery, { siteID: desk.site.id })).toBe('FORBIDDEN');
    expect(await scoped.admin.codeOf(appealCountQuery, { siteID: desk.site.id })).toBe('FORBIDDEN');
    expect(await desk.codeOfVerdict(scoped, filed.id, 'GRANT')).toBe('FORBIDDEN');
    expect((await desk.list(scoped, { siteID: null })).nodes).toEqual([]);
    expect(await desk.openCount(scoped)).toEqual({ count: 0, isExact: true });
  });
});
