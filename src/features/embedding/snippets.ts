import { createHash } from 'node:crypto';
import type { ClientRelease } from '../../core/http/client-release.js';

/** Something to copy, and what it is for. */
export interface Snippet {
  readonly title: string;
  readonly text: string;
}

export interface Addresses {
  /** Where readers reach Talk, without a slash at the end. */
  readonly rootUrl: string;
  /** Where live connections go. */
  readonly liveUrl: string;
}

const element = '<talk-comments></talk-comments>';

/** What a newsroom puts into its pages, and what its content security policy has to permit for it. */
export function snippetsFor({ rootUrl, liveUrl }: Addresses, release: ClientRelease): Snippet[] {
  const pinnedUrl = `${rootUrl}/embed/${release.version}`;
  const pinned = (name: 'embed.js' | 'count.js', attribute: string) =>
    `<script ${attribute} src="${pinnedUrl}/${name}"\n  integrity="${release.entries[name].integrity}" crossorigin></script>`;
  const importMap = importMapOf(pinnedUrl, release);
  const importMapHash = createHash('sha256').update(importMap).digest('base64');
  return [
    {
      title: 'The comments of a page. Upgrades come by themselves.',
      text: `<script type="module" src="${rootUrl}/embed.js"></script>\n${element}`,
    },
    {
      title: 'The numbers of comments beside headlines.',
      text:
        `<script async src="${rootUrl}/count.js" data-talk-one="# comment" data-talk-other="# comments"></script>\n` +
        '<span data-talk-count data-talk-url="https://…"></span>',
    },
    {
      title:
        'Pinned: the browser runs these very bytes and no others.\n' +
        'After each upgrade of Talk print it anew and change the page: it shows no comments until then.',
      text: `${pinned('embed.js', 'type="module"')}\n${element}\n${pinned('count.js', 'async')}`,
    },
    {
      title: 'Pinned, with what the stream loads later (before any other script; browsers from 2024 on heed it).',
      text: `<script type="importmap">${importMap}</script>`,
    },
    {
      title: 'What a Content-Security-Policy must permit. Trusted Types may be on, with no policy at all.',
      text: [
        `script-src ${originOf(rootUrl)}`,
        `connect-src ${[...new Set([originOf(rootUrl), originOf(liveUrl), socketOriginOf(liveUrl)])].join(' ')}`,
        `for the import map also: script-src 'sha256-${importMapHash}'`,
        `for single comments in frames also: frame-src ${originOf(rootUrl)}`,
      ].join('\n'),
    },
  ];
}

function importMapOf(pinnedUrl: string, { parts }: ClientRelease): string {
  const integrity: Record<string, string> = {};
  for (const [name, hash] of Object.entries(parts)) integrity[`${pinnedUrl}/assets/${name}`] = hash;
  return JSON.stringify({ integrity });
}

const originOf = (url: string) => new URL(url).origin;
const socketOriginOf = (url: string) => originOf(url).replace(/^http/, 'ws');
