import { createHash } from 'node:crypto';
import type { ClientRelease } from '../../core/http/client-release.js';
import { snippetsFor } from './snippets.js';

const file = (integrity: string) => ({ bytes: Buffer.alloc(0), integrity });
const release: ClientRelease = {
  version: '1.2.3-abc',
  entries: { 'embed.js': file('sha384-E'), 'count.js': file('sha384-C') },
  parts: { 'composer-1.js': 'sha384-P' },
};

describe(snippetsFor.name, () => {
  const addresses = { rootUrl: 'https://talk.example/comments', liveUrl: 'https://live.example' };
  const texts = snippetsFor(addresses, release).map(({ text }) => text);
  const all = texts.join('\n');

  it('pins each script to its bytes, and what it loads later', () => {
    expect(all).toContain(
      'src="https://talk.example/comments/embed/1.2.3-abc/embed.js"\n  integrity="sha384-E" crossorigin',
    );
    expect(all).toContain('/embed/1.2.3-abc/count.js"\n  integrity="sha384-C" crossorigin');
    expect(all).toContain(
      '{"integrity":{"https://talk.example/comments/embed/1.2.3-abc/assets/composer-1.js":"sha384-P"}}',
    );
  });

  it('names what a policy has to permit, the import map by its hash', () => {
    const importMap = /<script type="importmap">(.*)<\/script>/.exec(all)![1]!;
    expect(texts.at(-1)).toContain('connect-src https://talk.example https://live.example wss://live.example\n');
    expect(texts.at(-1)).toContain(`'sha256-${createHash('sha256').update(importMap).digest('base64')}'`);
  });
});
