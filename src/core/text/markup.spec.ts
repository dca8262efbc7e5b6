import { markup, Markup } from './markup.js';

describe(markup.name, () => {
  it('escapes text and keeps markup', () => {
    const name = `<img src=x onerror=alert(1)> "&'`;
    expect(markup`<b title="${name}">${name}</b>${markup`<i>${1}</i>`}`.text).toBe(
      '<b title="&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&#39;">&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&#39;</b><i>1</i>',
    );
  });

  it('joins lists and leaves out what is not there', () => {
    expect(markup`<p>${[markup`a`, new Markup('<br>')]}${undefined}${null}${false}${0}</p>`.text).toBe('<p>a<br>0</p>');
  });
});
