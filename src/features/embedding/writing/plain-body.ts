import { escapeHtml } from '../../../core/text/escape-html.js';
import { linksInText } from '../../comments/index.js';

/**
 * The HTML that plain text means: an empty line begins a paragraph, a single one breaks it, and web addresses that are
 * written out are links. It still goes through the sanitiser, as everything that somebody sends.
 */
export function bodyOfPlainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

function linked(text: string): string {
  let html = '';
  let end = 0;
  for (const link of linksInText(text)) {
    const shown = text.slice(link.start, link.end);
    if (link.start < end || !/^https?:\/\//i.test(shown)) continue;
    html += `${content(text.slice(end, link.start))}<a href="${escapeHtml(link.href)}">${content(shown)}</a>`;
    end = link.end;
  }
  return html + content(text.slice(end));
}

/** No more than has to be escaped: what is sent may not outgrow what a comment may be. */
function content(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
