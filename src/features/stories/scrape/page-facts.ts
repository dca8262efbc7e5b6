import { Tokenizer } from 'htmlparser2';

/** What a page says about itself, as written: the first word on each matter, uninterpreted. */
export interface PageFacts {
  /** `<meta>` by lower-case name, property or itemprop. */
  readonly meta: ReadonlyMap<string, string>;
  /** The texts of `<script type="application/ld+json">`. */
  readonly linkedData: readonly string[];
  readonly title?: string;
  readonly canonical?: string;
  readonly time?: string;
  /** Of `<html>`. */
  readonly lang?: string;
}

const maxLinkedDataLength = 500_000;
const maxLinkedDataScripts = 20;
const maxTitleLength = 2_000;
const maxValueLength = 4_096;
const maxMeta = 500;

const interestingTags: ReadonlySet<string> = new Set(['html', 'meta', 'link', 'time', 'script', 'title']);

/**
 * Reads a page's facts from its tags one after the other. There is no tree: time grows with the page's length only,
 * however its tags nest, and nothing is kept but the facts.
 */
export function readPageFacts(html: string): PageFacts {
  const meta = new Map<string, string>();
  const linkedData: string[] = [];
  const firsts: { title?: string; canonical?: string; time?: string; lang?: string } = {};
  let tag: string | undefined;
  let attribute = '';
  let value: string[] = [];
  let attributes = new Map<string, string>();
  /** Text that is being collected, and what for. */
  let text: { readonly into: 'title' | 'linkedData'; readonly parts: string[] } | undefined;

  const endTag = () => {
    if (tag === 'meta' && meta.size < maxMeta) {
      const content = attributes.get('content') ?? '';
      for (const by of ['property', 'name', 'itemprop']) {
        const name = attributes.get(by)?.trim().toLowerCase();
        if (name && content.trim() !== '' && !meta.has(name)) meta.set(name, content);
      }
    }
    if (tag === 'link' && wordsOf(attributes.get('rel')).includes('canonical'))
      firsts.canonical ??= attributes.get('href');
    if (tag === 'html') firsts.lang ??= attributes.get('lang');
    if (tag === 'time') firsts.time ??= attributes.get('datetime');
    if (tag === 'title' && firsts.title === undefined) text = { into: 'title', parts: [] };
    if (tag === 'script' && isLinkedData(attributes.get('type')) && linkedData.length < maxLinkedDataScripts) {
      text = { into: 'linkedData', parts: [] };
    }
    tag = undefined;
  };
  const endText = () => {
    if (text?.into === 'title') firsts.title = text.parts.join('').slice(0, maxTitleLength);
    if (text?.into === 'linkedData') {
      const json = text.parts.join('');
      if (json.length <= maxLinkedDataLength) linkedData.push(json);
    }
    text = undefined;
  };
  const ignore = () => undefined;

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        const name = end - start > 6 ? '' : html.slice(start, end).toLowerCase();
        tag = interestingTags.has(name) ? name : undefined;
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = tag === undefined || end - start > 20 ? '' : html.slice(start, end).toLowerCase();
        value = [];
      },
      onattribdata(start, end) {
        if (attribute !== '') value.push(html.slice(start, Math.min(end, start + maxValueLength)));
      },
      onattribentity(codePoint) {
        if (attribute !== '') value.push(String.fromCodePoint(codePoint));
      },
      onattribend() {
        if (attribute === '' || attributes.has(attribute)) return;
        attributes.set(attribute, value.join('').slice(0, maxValueLength));
      },
      onopentagend: endTag,
      onselfclosingtag: endTag,
      ontext: (start, end) => text?.parts.push(html.slice(start, end)),
      ontextentity: (codePoint) => text?.parts.push(String.fromCodePoint(codePoint)),
      onclosetag: endText,
      onend: endText,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { meta, linkedData, ...firsts };
}

function wordsOf(text = ''): string[] {
  return text.toLowerCase().split(' ');
}

function isLinkedData(type = ''): boolean {
  return type.split(';', 1)[0]!.trim().toLowerCase() === 'application/ld+json';
}
