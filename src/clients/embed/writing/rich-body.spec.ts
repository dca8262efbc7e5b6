import { parseRichText } from '../../shared/rich-text.js';
import { type MarkupNode, readEditor } from './editor-nodes.js';
import { lengthOfBody, writeBody } from './rich-body.js';

const text = (nodeValue: string): MarkupNode => ({ nodeName: '#text', nodeValue, childNodes: [] });
const element = (nodeName: string, ...children: (MarkupNode | string)[]): MarkupNode => ({
  nodeName,
  nodeValue: null,
  childNodes: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  getAttribute: () => null,
});
const written = (...children: (MarkupNode | string)[]) => writeBody(readEditor(element('DIV', ...children)));

describe(readEditor.name, () => {
  it('makes paragraphs of lines as browsers write them', () => {
    expect(
      written('one', element('DIV', 'two'), element('DIV', element('BR')), element('DIV', 'three', element('BR'))),
    ).toBe('<p>one</p><p>two</p><p><br></p><p>three</p>');
  });

  it('knows a spoiler by the line below it', () => {
    expect(written(element('DIV', 'it was ', element('U', 'him')))).toBe(
      '<p>it was <span class="spoiler">him</span></p>',
    );
  });

  it('never uncovers a spoiler', () => {
    expect(written(element('U', element('P', 'one'), element('P', 'two')))).toBe(
      '<p><span class="spoiler">one</span></p><p><span class="spoiler">two</span></p>',
    );
  });

  it('escapes what looks like markup', () => {
    expect(written('<img src=x onerror=alert(1)> & "more"')).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;</p>',
    );
  });

  it('leaves the text of what it does not know', () => {
    expect(written(element('FONT', 'a', element('VIDEO', 'b')), element('__proto__', 'c'))).toBe('<p>abc</p>');
  });

  it('has nothing where there is nothing', () => {
    expect(written()).toBe('');
    expect(written(element('UL'), element('BLOCKQUOTE'))).toBe('');
  });
});

describe(lengthOfBody.name, () => {
  it.each([
    ['', 0],
    ['<p><br></p>', 0],
    ['<p>héllo</p>', 5],
    ['<p>a &amp; b</p>', 5],
    ['<p>😀😀</p>', 2],
    ['<p>a</p><p>b</p>', 3],
    ['<ul><li>a</li><li>b</li></ul><blockquote><p>c</p></blockquote>', 5],
  ])('of %j is %i, as the server counts', (html, length) => {
    expect(lengthOfBody(parseRichText(html))).toBe(length);
  });
});
