import path from 'node:path';
import { defineConfig } from 'vite';
import embed from './vite.embed.mjs';

const folder = path.join(embed.root, '../../../dist/clients/account');

/**
 * The page of the account: components and languages of the stream, built once more on their own, so that what the two
 * share does not become a second file of the stream's reading path.
 */
export default defineConfig({
  ...embed,
  build: {
    ...embed.build,
    outDir: folder,
    lib: { ...embed.build.lib, entry: path.join(embed.root, 'account-page/account.ts') },
    rolldownOptions: {
      ...embed.build.rolldownOptions,
      output: { ...embed.build.rolldownOptions.output, entryFileNames: 'account.js' },
    },
  },
});
