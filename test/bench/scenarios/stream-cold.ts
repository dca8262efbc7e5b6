import { compare, rowsOf } from '../compare.js';
import { readPath } from '../documents.js';
import { httpLoad } from '../http-load.js';
import type { Row } from '../report.js';
import { TappedTalk } from '../round-trips.js';
import type { Scenario } from '../scenario.js';

const connections = 10;
const pageSizes = [5, 20, 80];

/** The same page when nothing is cached: after each new comment, and for every page few people look at. */
export const streamCold: Scenario = {
  name: 'stream-cold',
  title:
    'the same read, another cache key each time; bare: http + native driver with the same queries, JSON of that shape',
  run: async (lab) => {
    const newsroom = await lab.newsroom();
    const id = await newsroom.busyStory();
    const commands = await commandsAPage(await TappedTalk.open(lab), id);
    await lab.tidy();

    const web = await lab.talk(['serve']);
    const bare = await lab.program<{ url: string }>('cold-page', { ...lab.services, id });
    const length = (await (await fetch(bare.facts.url)).text()).length;
    const isRight = (body: string) => Math.abs(body.length - length) < length * 0.1;
    const comparison = await compare(
      {
        pid: web.child.pid!,
        run: httpLoad({ url: web.url, connections, request: () => ({ path: uncachedPath(id, 20) }), isRight }),
      },
      { pid: bare.pid, run: httpLoad({ url: bare.facts.url, connections, request: { path: '/' }, isRight }) },
      lab.pace,
    );
    return [...rowsOf(comparison, 'page', 0.5), ...commands];
  },
};

/** The same for a page of few parents and of many, or threads would be read one by one. */
async function commandsAPage(tapped: TappedTalk, id: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const first of pageSizes) {
    const read = async () => (await fetch(tapped.talk.url + uncachedPath(id, first))).text();
    const { commands, description } = await tapped.before(read);
    rows.push({ figure: `Mongo commands a page of ${first}`, talk: commands, note: description });
  }
  return rows;
}

let reads = 0;

/** `url` is not looked at where there is an `id`, but it is part of the question, so of the cache's key. */
function uncachedPath(id: string, first: number): string {
  const url = `https://news.example/${reads++}`;
  return readPath('StoryStream', { id, url, orderBy: 'CREATED_AT_DESC', first });
}
