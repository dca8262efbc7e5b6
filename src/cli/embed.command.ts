import { Command, CommandRunner, Option } from 'nest-commander';
import { UsageError } from '../core/errors/usage-error.js';

/** Loaded when the command runs, so that `talk --help` answers at once. */
const load = async () => ({
  ...(await import('../core/config/load-config.js')),
  ...(await import('../core/http/client-release.js')),
  ...(await import('../core/http/parse-url.js')),
  ...(await import('../features/embedding/index.js')),
});

@Command({ name: 'embed', description: 'Print what a page needs to carry comments, and what its policy must permit' })
export class EmbedCommand extends CommandRunner {
  override async run(_arguments: string[], { server }: { server?: string }): Promise<void> {
    const { clientRelease, loadConfig, parseUrl, snippetsFor } = await load();
    const { http } = loadConfig();
    const rootUrl = (server ?? http.rootUrl).replace(/\/+$/, '');
    if (!/^https?:$/.test(parseUrl(rootUrl)?.protocol ?? '')) throw new UsageError(`"${rootUrl}" is no http address.`);
    const release = clientRelease();
    if (!release) throw new UsageError('The clients are not built: npm run build.');
    const snippets = snippetsFor({ rootUrl, liveUrl: http.liveUrl ?? rootUrl }, release);
    const printed = snippets.map(({ title, text }) => `${title}\n\n${text.replace(/^/gm, '  ')}\n`);
    process.stdout.write(`${printed.join('\n')}`);
  }

  @Option({ flags: '--server <url>', description: 'where readers reach Talk; otherwise TALK_ROOT_URL' })
  parseServer(url: string): string {
    return url;
  }
}
