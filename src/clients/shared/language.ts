import { type MessageTools, messageTools } from './message-tools.js';

/** Tags of the languages beside English that this build has, and what their files are versioned by. */
declare const __LANGUAGES__: string;
declare const __LANGUAGES_VERSION__: string;

let spoken: { readonly tag: string; readonly tools: MessageTools } | undefined;

/** @returns nothing where this build does not have the language */
export async function fetchLanguage<Catalogue>(
  wanted: string,
): Promise<{ readonly tools: MessageTools; readonly catalogue: Catalogue } | undefined> {
  const tag = languageFor(wanted);
  if (!tag) return undefined;
  // Our Serbian is in Latin letters; dates are to be as well.
  const tools = messageTools(tag === 'sr' ? 'sr-Latn' : tag);
  const catalogue = await fetchCatalogue<Catalogue>(tag, tools);
  spoken = { tag, tools };
  return { tools, catalogue };
}

/** What this build can say, English first. */
export function languagesOfBuild(): string[] {
  return ['en', ...__LANGUAGES__.split(' ')];
}

/** A section that has a file of its own, in the language that was fetched; nothing where none was. */
export async function fetchSection<Section>(name: string): Promise<Section | undefined> {
  if (!spoken) return undefined;
  const catalogue = await fetchCatalogue<Readonly<Record<string, Section>>>(`${spoken.tag}.${name}`, spoken.tools);
  return catalogue[name];
}

async function fetchCatalogue<Messages>(name: string, tools: MessageTools): Promise<Messages> {
  // Not `new URL(…, import.meta.url)`: the bundler would look for what that names.
  const folder = import.meta.url.replace(/[^/]*$/, 'locales/');
  const url = `${folder}${name}.js?${__LANGUAGES_VERSION__}`;
  const { catalogue } = (await import(/* @vite-ignore */ url)) as { catalogue: (tools: MessageTools) => Messages };
  return catalogue(tools);
}

/** `de-CH` reads German, `pt` Portuguese of Brazil, `zh-HK` and `zh-Hant` the traditional script. */
function languageFor(wanted: string): string | undefined {
  const tag = wanted.replace(/^zh-(hant|hk|mo)\b.*/i, 'zh-TW').toLowerCase();
  const [language] = tag.split('-');
  const tags = __LANGUAGES__.split(' ');
  return (
    tags.find((each) => each.toLowerCase() === tag) ??
    (language === 'en' ? undefined : tags.find((each) => each.split('-')[0] === language))
  );
}
