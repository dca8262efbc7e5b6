import { Parser } from 'htmlparser2';
import { bodyText, lengthOf, sanitiseBody } from './comment-body.js';

const rel = 'rel="nofollow ugc noopener"';

describe(sanitiseBody.name, () => {
  describe('what a comment may hold', () => {
    it.each([
      '<p>Plain.</p>',
      '<p>One<br>two</p><p>three</p>',
      '<p><b>b</b> <strong>s</strong> <i>i</i> <em>e</em></p>',
      '<blockquote><p>quoted</p></blockquote><p>answered</p>',
      '<ul><li>one</li><li><b>two</b></li></ul>',
      '<ol><li><p>one</p><ul><li>inner</li></ul></li></ol>',
      `<p><a href="https://example.org/a?b=1&amp;c=2" ${rel}>link</a></p>`,
      `<p><a href="mailto:desk@example.org" ${rel}>mail</a></p>`,
      '<p>The end: <span class="spoiler">it was <i>him</i></span>.</p>',
      '<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>',
      '<p>one</p><p><br></p><p><br></p><p>two</p>',
    ])('keeps %s', (html) => {
      expect(sanitiseBody(html)).toBe(html);
    });
  });

  describe('plain text', () => {
    it.each([
      ['one line', 'Hello there', '<p>Hello there</p>'],
      ['line breaks', 'one\ntwo\r\nthree\rfour', '<p>one<br>two<br>three<br>four</p>'],
      ['paragraphs', 'one\n\ntwo\n \t\n\n\nthree\r\n\r\nfour', '<p>one</p><p>two</p><p>three</p><p>four</p>'],
      ['space around', '\n\n  hello \n\n', '<p>hello</p>'],
      [
        'what only looks like tags',
        'I <3 this, 1 < 2, a <- b & c > d',
        '<p>I &lt;3 this, 1 &lt; 2, a &lt;- b &amp; c &gt; d</p>',
      ],
      ['escaped tags', '&lt;script&gt;alert(1)&lt;/script&gt;', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
      ['twice escaped tags', '&amp;lt;b&amp;gt;', '<p>&amp;lt;b&amp;gt;</p>'],
      ['text left over from forbidden tags', '<u>one</u>\n\ntwo', '<p>one</p><p>two</p>'],
    ])('%s', (_what, text, html) => {
      expect(sanitiseBody(text)).toBe(html);
    });
  });

  describe('nothing to see', () => {
    it.each([
      '',
      ' \n\t ',
      '&nbsp;&#8203;',
      '\u3164\u2800\u200d',
      '<p></p><p><br></p>',
      '<b><i></i></b>',
      '<ul><li></li></ul>',
      '<blockquote><p><br></p></blockquote>',
      '<script>alert(1)</script>',
      '<img src=x>',
      '<a href="https://example.org"></a>',
      '\u202e',
      '<!-- nothing -->',
    ])('%j is empty', (html) => {
      expect(sanitiseBody(html)).toBe('');
    });
  });

  describe('form', () => {
    it.each([
      [
        'puts loose text into paragraphs',
        'one <b>two</b><p>three</p>four',
        '<p>one <b>two</b></p><p>three</p><p>four</p>',
      ],
      ['makes paragraphs of other blocks', '<h1>T</h1><div>one<div>two</div></div>', '<p>T</p><p>one</p><p>two</p>'],
      ['keeps cells apart', '<table><tr><td>a</td><td>b</td></tr></table>', '<p>a</p><p>b</p>'],
      ['pulls emphasis into blocks', '<b><p>one</p><p>two</p></b>', '<p><b>one</b></p><p><b>two</b></p>'],
      [
        'never uncovers a spoiler',
        '<span class="spoiler"><ul><li>x</li></ul></span>',
        '<ul><li><span class="spoiler">x</span></li></ul>',
      ],
      [
        'knows a spoiler among other classes',
        '<span class="x spoiler y">s</span>',
        '<p><span class="spoiler">s</span></p>',
      ],
      ['drops spans that are no spoilers', '<span class="red">s</span>', '<p>s</p>'],
      [
        'does not repeat emphasis in itself',
        '<b>one <i>two <b>three</b></i></b>',
        '<p><b>one <i>two three</i></b></p>',
      ],
      ['drops emphasis of nothing', '<p>a<b> </b>c<i></i></p>', '<p>a c</p>'],
      [
        'wraps what lies loose in a list',
        '<ul>one<li>two</li><p>three</p></ul>',
        '<ul><li>one</li><li>two</li><li><p>three</p></li></ul>',
      ],
      ['frees items without a list', '<li>one</li><li>two</li>', '<p>one</p><p>two</p>'],
      ['closes what is left open', '<p><b>one<p>two', '<p><b>one</b></p><p><b>two</b></p>'],
      ['folds white space', '<p>  one \n\t two  </p>', '<p>one two</p>'],
      [
        'keeps two blank lines of many',
        `<p>a</p>${'<p><br></p>'.repeat(9)}<p>b</p>`,
        '<p>a</p><p><br></p><p><br></p><p>b</p>',
      ],
      ['keeps two line breaks of many', `a${'<br>'.repeat(9)}b`, '<p>a<br><br>b</p>'],
      ['drops blank lines at both ends', '<br><p><br></p><p>a<br></p><p><br></p>', '<p>a</p>'],
      ['takes a rule for a line break', 'a<hr>b', '<p>a<br>b</p>'],
    ])('%s', (_rule, html, form) => {
      expect(sanitiseBody(html)).toBe(form);
    });

    it('flattens what nests too deep, words apart', () => {
      const quotes = sanitiseBody(`${'<blockquote>x'.repeat(9)}${'</blockquote>'.repeat(9)}`);
      expect(quotes.match(/<blockquote>/g)).toHaveLength(4);
      expect(bodyText(quotes)).toBe('x\n'.repeat(9).trim());
      const lists = sanitiseBody('<ul><li>x'.repeat(500));
      expect(lists.match(/<ul>/g)).toHaveLength(4);
      expect(bodyText(lists).replaceAll(/\s/g, '')).toBe('x'.repeat(500));
    });
  });

  describe('text', () => {
    it.each([
      ['composes letters', 'Cafe\u0301', '<p>Café</p>'],
      ['removes control characters', 'a\0b\u0008c&#0;&#8;d', '<p>abc\ufffdd</p>'],
      ['removes direction overrides', 'a\u202eb&#x202E;c&#8294;d', '<p>abcd</p>'],
      ['keeps Hebrew and Arabic', 'שלום \u200fعالم', '<p>שלום \u200fعالم</p>'],
      ['keeps Persian joins and emoji', 'می\u200cخواهم 👩\u200d👧', '<p>می\u200cخواهم 👩\u200d👧</p>'],
    ])('%s', (_rule, text, html) => {
      expect(sanitiseBody(text)).toBe(html);
    });

    it('is not changed by normalising the HTML as a whole', () => {
      const html = sanitiseBody('<b>\u0338bold</b><i>&#x338;</i>e<b>\u0301</b><p>\u0323\u0338</p>');
      expect(html.normalize('NFC')).toBe(html);
    });
  });

  describe('links', () => {
    it.each([
      ['HTTPS://Example.ORG/ä', 'https://example.org/%C3%A4'],
      ['https://example.org/"><script>', 'https://example.org/%22%3E%3Cscript%3E'],
      ['mailto:a@example.org?subject="<x>"', 'mailto:a@example.org?subject=%22%3Cx%3E%22'],
    ])('writes %s safely', (href, written) => {
      const escaped = href.replaceAll('"', '&quot;');
      expect(sanitiseBody(`<a href="${escaped}" target="_blank" onclick="x()" rel="opener">x</a>`)).toBe(
        `<p><a href="${written}" ${rel}>x</a></p>`,
      );
    });

    it.each([
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      'java\nscript:alert(1)',
      ' \u0001javascript:alert(1)',
      'java&#10;script:alert(1)',
      '&#106;avascript&colon;alert(1)',
      '&#x6A&#x61vascript:alert(1)',
      'javascript&Tab;:alert(1)',
      'java\0script:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'data:text/html;base64,PHNjcmlwdD4=',
      'vbscript:msgbox(1)',
      'blob:https://example.org/1',
      'file:///etc/passwd',
      'ftp://example.org/',
      'tel:123',
      'view-source:https://example.org',
      'feed:javascript:alert(1)',
      '/relative',
      'relative',
      '//example.org/',
      '\\\\example.org',
      '#fragment',
      '?query',
      '',
      'https://',
      'https://exa mple.org:port/',
      `https://example.org/${'a'.repeat(3_000)}`,
    ])('makes no link of %j', (href) => {
      expect(sanitiseBody(`<p><a href="${href}">x</a></p>`)).toBe('<p>x</p>');
    });
  });

  describe('hostile markup', () => {
    it.each(hostile())('%j comes out harmless and stays as it is', (html) => {
      const once = sanitiseBody(html);
      expectHarmless(once);
      expect(sanitiseBody(once)).toBe(once);
    });

    it('is harmless and settled for random mixtures', () => {
      const random = seededRandom(7);
      const tags = [
        'p',
        'b',
        'i',
        'a href=https://e.org',
        'a href=javascript:x',
        'span class=spoiler',
        'ul',
        'ol',
        'li',
        'blockquote',
      ];
      const pieces = [
        ...tags.flatMap((tag) => [`<${tag}>`, `</${tag.split(' ')[0]}>`]),
        ...[
          '<br>',
          '<div>',
          '</div>',
          '<svg>',
          '</svg>',
          '<math>',
          '</math>',
          '<style>',
          '</style>',
          '<template>',
          '</template>',
        ],
        ...[
          '<!--',
          '-->',
          '<![CDATA[',
          ']]>',
          '<',
          '>',
          '"',
          "'",
          '&lt;',
          '&amp;',
          '\u0338',
          '\u202e',
          '\0',
          ' ',
          '\n',
          '\n\n',
        ],
        ...[
          'x',
          'é',
          'e\u0301',
          '<p/>',
          '<svg/>',
          '</p>',
          '</br>',
          '<x',
          '\u200b',
          '&nbsp;',
          '<table><td>',
          '<h1>',
          '<hr>',
        ],
      ];
      for (let round = 0; round < 1_000; round += 1) {
        const html = Array.from({ length: 25 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
        const once = sanitiseBody(html);
        expectHarmless(once);
        expect({ html, result: sanitiseBody(once) }).toEqual({ html, result: once });
        expect(once.normalize('NFC')).toBe(once);
      }
    });

    it.each([
      '<',
      '<b>',
      '<p>',
      '<b><i>',
      '</p>',
      '<!--',
      '&',
      '&#',
      '<a href="',
      '<svg>',
      '<ul><li>',
      '<div ',
      '<br>',
      '\u0301',
      '\n',
      '\n \n',
      '<blockquote>',
    ])('takes 100 kB of %j', (piece) => {
      const once = sanitiseBody(`x${piece.repeat(100_000 / piece.length)}`);
      expectHarmless(once);
      expect(sanitiseBody(once)).toBe(once);
    });
  });
});

describe(bodyText.name, () => {
  it.each([
    ['<p>One &amp; two</p><p>three<br>four</p>', 'One & two\nthree\nfour'],
    ['<ul><li>a</li><li><p>b</p></li></ul><blockquote><p>c</p></blockquote>', 'a\nb\nc'],
    ['<p>a<b>b</b><span class="spoiler">c</span></p>', 'abc'],
    ['<p>&lt;b&gt;</p>', '<b>'],
    ['<p> One\n </p><p></p><p>two<br>  <br>three</p>', 'One\ntwo\nthree'],
    ['', ''],
  ])('of %s', (html, text) => expect(bodyText(html)).toBe(text));
});

describe(lengthOf.name, () => {
  it.each([
    ['', 0],
    ['<p><br></p>', 0],
    ['<p>héllo</p>', 5],
    ['<p>a &amp; b</p>', 5],
    ['<p>😀😀</p>', 2],
    ['<p>a</p><p>b</p>', 3],
  ])('of %j is %i', (html, length) => expect(lengthOf(html)).toBe(length));

  it('counts marks, so that they cannot be stacked for free', () => {
    expect(lengthOf(`<p>a${'\u0316'.repeat(1_000)}</p>`)).toBe(1_001);
  });
});

/** Fails unless HTML is made of permitted tags and escaped text only, by its letters and by what a parser makes of it. */
function expectHarmless(html: string): void {
  const tag =
    /<(?:br|\/?(?:p|b|strong|i|em|blockquote|ul|ol|li)|\/a|\/span|span class="spoiler"|a href="(?:https?:|mailto:)[^"<>]*" rel="nofollow ugc noopener")>/g;
  const text = html.replace(tag, '');
  expect(text).not.toMatch(/[<>"\0\u202a-\u202e]/);
  expect(text.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');

  const open: string[] = [];
  let deepest = 0;
  new Parser({
    onopentag(name, attributes) {
      open.push(name);
      deepest = Math.max(deepest, open.length);
      const permitted = { a: ['href', 'rel'], span: ['class'] }[name] ?? [];
      expect(Object.keys(attributes)).toEqual(permitted);
    },
    onclosetag(name, isImplied) {
      expect(open.pop()).toBe(name);
      expect({ name, isImplied }).toEqual({ name, isImplied: name === 'br' });
    },
  }).end(html);
  expect(deepest).toBeLessThanOrEqual(16);
}

function hostile(): string[] {
  return [
    '<script>alert(1)</script>x',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>x',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<<script>alert(1);//<</script>',
    '<script\n>alert(1)</script\n>x',
    '<script/x>alert(1)</script/x>',
    '<script>alert(1)',
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)" / >x',
    '<img/src=x/onerror=alert(1)>',
    '<p onclick="alert(1)" style="background:url(javascript:alert(1))" id=x>x</p>',
    '<b onmouseover=alert(1)//>x</b>',
    '<a href="https://example.org" onfocus=alert(1) autofocus>x</a>',
    '<a href=https://example.org/"onclick="alert(1)>x</a>',
    `<a href='https://example.org/"><img src=x onerror=alert(1)>'>x</a>`,
    '<a href="https://example.org/&quot; onclick=&quot;alert(1)">x</a>',
    '<a href="javascript:alert(1)" href="https://example.org">x</a>',
    '<a href="https://example.org" xlink:href="javascript:alert(1)">x</a>',
    '<svg onload=alert(1)>x</svg>',
    '<svg><script>alert(1)</script></svg>x',
    '<svg><style><img src=x onerror=alert(1)></style></svg>x',
    '<svg><p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<svg></p><style><g title="</style><img src onerror=alert(1)>">',
    '<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>x',
    '<svg><animate href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">x',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>x',
    '<noembed><img src="</noembed><img src=x onerror=alert(1)>"></noembed>x',
    '<noframes><p title="</noframes><script>alert(1)</script>"></noframes>x',
    '<iframe><p title="</iframe><img src=x onerror=alert(1)>"></iframe>x',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>x',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>x',
    '<xmp><script>alert(1)</script></xmp>x',
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>x',
    '<title><p title="</title><img src=x onerror=alert(1)>"></title>x',
    '<style><p title="</style><img src=x onerror=alert(1)>"></style>x',
    '<style>@import "//evil.example";</style>x',
    '<template><script>alert(1)</script><p title="</template><img src=x onerror=alert(1)>"></template>x',
    '<plaintext><img src=x onerror=alert(1)>',
    '<listing>&lt;img src=x onerror=alert(1)&gt;</listing>',
    '<option>&lt;script&gt;alert(1)&lt;/script&gt;</option>x',
    '<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">',
    '<object data="data:text/html,<script>alert(1)</script>"></object>x',
    '<embed src=javascript:alert(1)>x',
    '<base href="https://evil.example/">x',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">x',
    '<link rel=stylesheet href=//evil.example>x',
    '<form action=javascript:alert(1)><button>x</button><input name=body autofocus onfocus=alert(1)></form>',
    '<isindex action=javascript:alert(1)>x',
    '<details open ontoggle=alert(1)>x</details>',
    '<video><source onerror=alert(1)></video>x',
    '<marquee onstart=alert(1)>x</marquee>',
    '<!--><img src=x onerror=alert(1)>-->x',
    '<!--<img src="--><img src=x onerror=alert(1)//">x',
    '<!-- --!><img src=x onerror=alert(1)> -->x',
    '<![CDATA[<img src=x onerror=alert(1)>]]>x',
    '<![><img src=x onerror=alert(1)>x',
    '<?xml version="1.0"?><img src=x onerror=alert(1)>x',
    '<!DOCTYPE html><html><head><title>t</title></head><body onload=alert(1)>x</body></html>',
    '</p><p></b></i></a><b>x',
    '<p<b>x</b>',
    '<p/onclick=alert(1)>x',
    '<a href="https://example.org"<b>x</b></a>',
    '<a <!-- href="x">x</a>',
    '<b <script>alert(1)</script>0',
    '<a href="https://example.org">a<a href="https://example.com">b</a>c</a>',
    '<custom-element is="x-y" onclick=alert(1)>x</custom-element>',
    '<p is="x-y" slot="z" part="q" nonce="n">x</p>',
    '<span class="spoiler&quot; onclick=&quot;alert(1)">x</span>',
    "<span class='spoiler\"><script>'>x</span>",
    '<__proto__>x</__proto__><constructor>y</constructor>',
    '<p __proto__=x constructor=y>x</p>',
    '\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}',
    '<\u017fcript>alert(1)</\u017fcript>',
    '<p>\u202egnp.exe\u202c</p>',
    '%3Cscript%3Ealert(1)%3C/script%3E',
    '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
    '&lt;img src=x onerror=alert(1)&gt;',
    '&amp;lt;script&amp;gt;',
    '&#60;script&#62;alert(1)&#60;/script&#62;',
    '&#x3c;script&#x3e;',
    '&lt;script>alert(1)&lt;/script>',
    '<p>&notanentity; &amp &lt &#xFFFFFFFF; &#x110000; &#xD800;</p>',
    '<b>'.repeat(50) + '<p>'.repeat(50) + 'x',
    '<ul><li><b>'.repeat(50) + 'x',
  ];
}

/** A small generator with a fixed start: a failure can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
