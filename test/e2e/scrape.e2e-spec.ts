import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeadLetters } from '../../src/core/queue/dead-letters.js';
import { publicClient } from '../harness/graphql.js';
import { Newsroom } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const article = `<html><head>
  <title>Wrong: only the last resort</title>
  <meta property="og:title" content="Ferries &amp; fog">
  <meta property="og:image" content="/fog.jpg">
  <script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ida Berg"},
    "datePublished":"2026-05-04T06:00:00Z","articleSection":"Harbour"}</script>
</head></html>`;

const query = `query Story($url: String) { story(url: $url) { id title image author section publishedAt } }`;

describe('scraping a new story', () => {
  let page: Server;
  let origin: string;
  let talk: TestTalk | undefined;

  beforeAll(async () => {
    page = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(article);
    });
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await talk?.stop();
    talk = undefined;
  });
  afterAll(() => page.close());

  const readFirstTime = async (env: Record<string, string>) => {
    talk = await startTalk({ env });
    await new Newsroom(talk).site(origin);
    const url = `${origin}/ferries`;
    await publicClient(talk).run(query, { url });
    await talk.settled();
    const { story } = await publicClient(talk).run<{ story: object }>(query, { url });
    return story;
  };

  it('learns what the page says about itself, from where the operator allows a private address', async () => {
    expect(await readFirstTime({ TALK_SCRAPE_ALLOW: new URL(origin).host })).toMatchObject({
      title: 'Ferries & fog',
      image: `${origin}/fog.jpg`,
      author: 'Ida Berg',
      section: 'Harbour',
      publishedAt: '2026-05-04T06:00:00.000Z',
    });
  });

  it('never reaches a private address otherwise, and tells the operator at once', async () => {
    expect(await readFirstTime({})).toMatchObject({ title: null, image: null });
    const [letter] = await talk!.get(DeadLetters).list();
    expect(letter).toMatchObject({ name: 'story.scrape', code: 'FETCH_ADDRESS_REFUSED', attempts: 1 });
  });
});
