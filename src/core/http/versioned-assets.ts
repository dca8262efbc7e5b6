import path from 'node:path';
import { Logger } from '@nestjs/common';
import type { Express, Request, Response } from 'express';
import { builtClients, clientRelease, entryNames, type EntryName } from './client-release.js';

const forEver = 'public, max-age=31536000, immutable';
const mostRemembered = 100;

/**
 * `/embed/<version>/embed.js` and `count.js`: one build for ever, for pages that name its `integrity`.
 *
 * A version that this Talk does not have, because it was upgraded, leads to the current script: a page without
 * `integrity` goes on working, and on one with it the browser refuses the script and says so in its console; silently
 * running another script is what such a page has ruled out. Either way the log names the page that should be changed.
 */
export function serveVersionedAssets(app: Express): void {
  const logger = new Logger('Embed');
  const reported = new Set<string>();
  const report = (version: string, { headers }: Request) => {
    const page = JSON.stringify((headers.origin ?? 'a page').slice(0, 200));
    if (reported.has(`${version} ${page}`) || reported.size >= mostRemembered) return;
    reported.add(`${version} ${page}`);
    logger.warn(
      `${page} asks for version ${version} of the stream, which is gone. "talk embed" prints the current one.`,
    );
  };
  const sendEntry =
    (name: EntryName) => (request: Request<{ version: string }>, response: Response, next: () => void) => {
      const release = clientRelease();
      const { version } = request.params;
      if (!release || !/^[\w.-]{1,64}$/.test(version)) return next();
      response.set('Access-Control-Allow-Origin', '*');
      if (version === release.version) {
        response.set('Cache-Control', forEver).type('js').send(release.entries[name].bytes);
        return;
      }
      report(version, request);
      response.set('Cache-Control', 'no-store').redirect(307, `../../${name}`);
    };
  for (const name of entryNames) app.get(`/embed/:version/${name}`, sendEntry(name));
  // The names of what is loaded later are hashes: whichever version asks, the content is the same or not there.
  app.get('/embed/:version/assets/{*file}', (request: Request<{ file: string[] }>, response, next) => {
    response.set('Access-Control-Allow-Origin', '*');
    const options = { root: path.join(builtClients, 'embed/assets'), immutable: true, maxAge: '365d' };
    response.sendFile(request.params.file.join('/'), options, (error?: Error) => error && next());
  });
}
