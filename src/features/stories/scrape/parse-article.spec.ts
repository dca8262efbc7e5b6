import { parseArticle, type ArticleMetadata } from './parse-article.js';

const url = 'https://example.org/news/2026/article';
const parse = (html: string | Buffer) => parseArticle(html, url);
const linked = (...data: unknown[]) =>
  data.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('\n');

const published = new Date('2026-11-23T08:00:00Z');

const openGraph = `
  <meta property="og:title" content="Graph title">
  <meta property="og:image" content="/graph.jpg">
  <meta property="article:author" content="Graph Author">
  <meta property="article:section" content="Graph Section">
  <meta property="article:published_time" content="2026-11-22T08:00:00Z">`;
const plainMeta = `
  <meta name="twitter:title" content="Meta title">
  <meta name="twitter:image" content="https://cdn.example.org/meta.jpg">
  <meta name="author" content="Meta Author">
  <meta name="parsely-section" content="Meta Section">
  <meta name="date" content="2026-11-21">`;
const elements = '<title>Element title</title><body><time datetime="2026-11-20">20 November</time>';
const newsArticle = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Linked title',
  image: 'https://cdn.example.org/linked.jpg',
  author: 'Linked Author',
  articleSection: 'Linked Section',
  datePublished: '2026-11-23T08:00:00Z',
};

describe(parseArticle.name, () => {
  describe('language', () => {
    const ofPage = '<html data-x="1" lang="pt-br"><head>';
    const locale = '<meta property="og:locale" content="en_us">';

    it.each([
      ['JSON-LD first', ofPage + locale + linked({ ...newsArticle, inLanguage: 'de-CH' }), 'de-CH'],
      ['as a thing', linked({ ...newsArticle, inLanguage: { '@type': 'Language', alternateName: 'fr' } }), 'fr'],
      ['then Open Graph', ofPage + locale, 'en-US'],
      ['then the page itself', ofPage, 'pt-BR'],
      ['not what is no tag', '<html lang="the Queen\'s English">', undefined],
    ])('is read: %s', (_what, html, language) => {
      expect(parse(html).language).toBe(language);
    });
  });

  describe('precedence', () => {
    it.each<[string, string, Partial<ArticleMetadata>]>([
      [
        'JSON-LD first',
        elements + linked(newsArticle) + openGraph + plainMeta,
        {
          title: 'Linked title',
          image: 'https://cdn.example.org/linked.jpg',
          author: 'Linked Author',
          section: 'Linked Section',
          publishedAt: published,
        },
      ],
      [
        'then Open Graph',
        plainMeta + openGraph + elements,
        {
          title: 'Graph title',
          image: 'https://example.org/graph.jpg',
          author: 'Graph Author',
          section: 'Graph Section',
          publishedAt: new Date('2026-11-22T08:00:00Z'),
        },
      ],
      [
        'then other meta tags',
        elements + plainMeta,
        {
          title: 'Meta title',
          image: 'https://cdn.example.org/meta.jpg',
          author: 'Meta Author',
          section: 'Meta Section',
          publishedAt: new Date('2026-11-21T00:00:00Z'),
        },
      ],
      ['then elements', elements, { title: 'Element title', publishedAt: new Date('2026-11-20T00:00:00Z') }],
      [
        'field by field',
        linked({ '@type': 'Article', headline: 'Linked' }) + openGraph,
        { title: 'Linked', author: 'Graph Author' },
      ],
      [
        'leaving out what is unusable',
        linked({ '@type': 'Article', headline: ' ', image: 'javascript:alert(1)', datePublished: 'today' }) + openGraph,
        { title: 'Graph title', image: 'https://example.org/graph.jpg', publishedAt: new Date('2026-11-22T08:00:00Z') },
      ],
    ])('%s', (_rule, html, metadata) => {
      expect(parse(html)).toMatchObject(metadata);
    });

    it('knows nothing of an empty page', () => {
      expect(parse('')).toEqual({});
      expect(parse('<title> &nbsp; </title><meta name=author content="">')).toEqual({});
    });
  });

  describe('JSON-LD', () => {
    const person = (name: string) => ({ '@type': 'Person', name });

    it.each<[string, unknown, Partial<ArticleMetadata>]>([
      ['in an array', [{ '@type': 'Organization', name: 'Us' }, newsArticle], { title: 'Linked title' }],
      ['in a graph', { '@graph': [{ '@type': 'WebSite', name: 'Us' }, newsArticle] }, { title: 'Linked title' }],
      ['as a main entity', { '@type': 'WebPage', name: 'Page', mainEntity: newsArticle }, { title: 'Linked title' }],
      ['of several types', { '@type': ['Thing', 'BlogPosting'], headline: 'T' }, { title: 'T' }],
      ['of a full type name', { '@type': 'http://schema.org/ReportageNewsArticle', headline: 'T' }, { title: 'T' }],
      ['of a prefixed type name', { '@type': 'schema:Article', headline: 'T' }, { title: 'T' }],
      ['with a name only', { '@type': 'Article', name: 'T' }, { title: 'T' }],
      ['with one author', { '@type': 'Article', author: person('Ada') }, { author: 'Ada' }],
      ['with several', { '@type': 'Article', author: [person('Ada'), 'Bob', person('Ada')] }, { author: 'Ada, Bob' }],
      [
        'with an author of several names',
        { '@type': 'Article', author: { name: ['Ada', 'Countess'] } },
        { author: 'Ada' },
      ],
      [
        'with an author described elsewhere',
        {
          '@graph': [
            { '@type': 'Article', author: { '@id': '#ada' } },
            { ...person('Ada'), '@id': '#ada' },
          ],
        },
        { author: 'Ada' },
      ],
      ['with too many authors', { '@type': 'Article', author: [...'abcdefgh'] }, { author: 'a, b, c, d, e' }],
      [
        'with an image',
        { '@type': 'Article', image: { '@type': 'ImageObject', url: '/i.jpg' } },
        { image: 'https://example.org/i.jpg' },
      ],
      [
        'with images',
        { '@type': 'Article', image: ['data:x', { contentUrl: '//e.org/i.jpg' }] },
        { image: 'https://e.org/i.jpg' },
      ],
      ['with sections', { '@type': 'Article', articleSection: ['World', 'Asia'] }, { section: 'World' }],
      [
        'with entities',
        { '@type': 'Article', headline: 'Tom &amp; Jerry&#39;s <i>day</i>' },
        { title: "Tom & Jerry's <i>day</i>" },
      ],
      [
        'with an address',
        { '@type': 'Article', mainEntityOfPage: { '@id': 'https://e.org/a' } },
        { canonicalUrl: 'https://e.org/a' },
      ],
    ])('%s', (_what, data, metadata) => {
      expect(parse(linked(data))).toMatchObject(metadata);
    });

    it('takes the first article of several scripts, wherever they stand', () => {
      const html = `<body><p>text</p>${linked({ '@type': 'Organization' }, newsArticle, { '@type': 'Article', headline: 'Other' })}`;
      expect(parse(html)).toMatchObject({ title: 'Linked title' });
    });

    it.each([
      ['text', 'not JSON'],
      ['a cut-off end', '{"@type":"Article","headline":"T"'],
      ['nothing', ''],
      ['null', 'null'],
      ['a number', '7'],
      [
        'odd types',
        '{"@type":["Article",7,null,{}],"headline":{"a":1},"author":[null,7,[["x"]]],"image":{"url":{}},"@graph":7}',
      ],
      ['a prototype', '{"@type":"Article","__proto__":{"headline":"T"},"constructor":1}'],
      ['depth', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
      ['deep graphs', `${'{"@graph":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
      ['too many things', JSON.stringify(Array.from({ length: 20_000 }, () => ({ a: 1 })))],
      ['too much', `{"@type":"Article","headline":"${'x'.repeat(600_000)}"}`],
    ])('does without where it is %s', (_what, json) => {
      const html = `<script type="application/ld+json">${json}</script><title>T</title>`;
      expect(parse(html)).toEqual({ title: 'T' });
    });

    it('mends line breaks inside strings', () => {
      expect(parse('<script type="application/ld+json">{"@type":"Article","headline":"a\n\tb"}</script>').title).toBe(
        'a b',
      );
    });

    it('reads no other script', () => {
      expect(parse(`<script type="application/json">${JSON.stringify(newsArticle)}</script>`)).toEqual({});
    });
  });

  describe('text', () => {
    it.each([
      [
        'decodes entities once',
        '<title>a &amp; b &lt;i&gt; &amp;amp; &eacute;&#x1F600;</title>',
        'a & b <i> &amp; é😀',
      ],
      ['folds white space', '<title>\n  a\t \n b  </title>', 'a b'],
      ['removes what reverses or controls', '<title>a\u202eb\0c&#x202e;</title>', 'abc'],
      ['composes letters', '<title>Cafe\u0301</title>', 'Café'],
      ['takes tags in a title for text', '<title>a <b>c</b></title>', 'a <b>c</b>'],
      ['takes the first title', '<title>one</title><svg><title>two</title></svg>', 'one'],
      ['reads attributes in any style', `<META CONTENT='Title &quot;x&quot;' PROPERTY=og:title>`, 'Title "x"'],
      [
        'takes the first of a repeated tag',
        '<meta property=og:title content=one><meta property=og:title content=two>',
        'one',
      ],
      ['takes the first of a repeated attribute', '<meta property=og:title content=one content=two>', 'one'],
      ['reads no comment', '<!-- <title>no</title> --><title>yes</title>', 'yes'],
      ['reads no script', '<script>"<title>no</title>"</script><title>yes</title>', 'yes'],
      ['reads a title that never ends', '<title>open', 'open'],
    ])('%s', (_rule, html, title) => {
      expect(parse(html)).toEqual({ title });
    });

    it('cuts what is too long, between characters', () => {
      const { title, section, author } = parse(
        `<title>${'😀'.repeat(500)}</title><meta name=section content="${'s'.repeat(500)}"><meta name=author content="${'a '.repeat(500)}">`,
      );
      expect(title).toBe(`${'😀'.repeat(299)}…`);
      expect(section).toBe(`${'s'.repeat(99)}…`);
      expect(author!.length).toBeLessThanOrEqual(200);
    });

    it('takes a profile address for no author', () => {
      const html =
        '<meta property="article:author" content="https://social.example/ada"><meta name="author" content="Ada">';
      expect(parse(html)).toEqual({ author: 'Ada' });
    });
  });

  describe('addresses', () => {
    it.each([
      ['/i.jpg', 'https://example.org/i.jpg'],
      ['i.jpg', 'https://example.org/news/2026/i.jpg'],
      ['//cdn.example.org/i.jpg', 'https://cdn.example.org/i.jpg'],
      [' https://cdn.example.org/ä b.jpg ', 'https://cdn.example.org/%C3%A4%20b.jpg'],
      ['http://cdn.example.org/i.jpg?a=1&amp;b=2', 'http://cdn.example.org/i.jpg?a=1&b=2'],
      ['javascript:alert(1)', undefined],
      ['java\nscript:alert(1)', undefined],
      ['data:image/png;base64,AAAA', undefined],
      ['file:///etc/passwd', undefined],
      ['https://user:secret@example.org/i.jpg', undefined],
      ['https://', undefined],
      [' ', undefined],
    ])('makes of %j the image %j', (content, image) => {
      expect(parse(`<meta property="og:image" content="${content}">`)).toEqual({ image });
    });

    it('takes no endless address', () => {
      expect(parse(`<meta property="og:image" content="https://example.org/${'a'.repeat(3_000)}">`)).toEqual({});
    });

    it('prefers the canonical link to the rest', () => {
      const graph = '<meta property="og:url" content="https://example.org/graph">';
      expect(parse(graph).canonicalUrl).toBe('https://example.org/graph');
      expect(parse(`${graph}<link rel="preload canonical" href="/canonical">`).canonicalUrl).toBe(
        'https://example.org/canonical',
      );
      expect(parse('<link rel="alternate" href="/other">')).toEqual({});
    });
  });

  describe('bytes', () => {
    it('reads Latin 1 by its declaration and by the header', () => {
      expect(parse(Buffer.from('<meta charset="iso-8859-1"><title>Café</title>', 'latin1')).title).toBe('Café');
      expect(parseArticle(Buffer.from('<title>Café</title>', 'latin1'), url, 'ISO-8859-1').title).toBe('Café');
    });

    it('survives what is no page', () => {
      expect(parse(Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 131) % 256)))).toEqual({});
      expect(parseArticle('<meta property=og:image content="/i.jpg"><title>T</title>', 'no url')).toEqual({
        title: 'T',
      });
    });

    it.each([
      '<',
      '<a',
      '<a>',
      '<a></b>',
      '<b><i>x</b></i>',
      '<p a=',
      '<meta name="',
      '<meta name=a content=b>',
      '<title>',
      '<script>',
      '<script type="application/ld+json">{',
      '<script type="application/ld+json">[</script>',
      '<!--',
      '<![CDATA[',
      '&',
      '&#',
      '&amp;',
      '"',
      '<time datetime=" ">',
      ' ',
      '\0',
    ])('takes 2 MB of %j', (piece) => {
      expect(parse(`<title>T</title>${piece.repeat(2_000_000 / piece.length)}`)).toEqual({ title: 'T' });
    });
  });
});
