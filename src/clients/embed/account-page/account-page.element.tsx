/** @jsxRuntime classic */
/** @jsx h */
import { h, render } from 'preact';
import { Session } from '../../shared/session.js';
import { adoptAccountStyles } from '../account/adopt-account-styles.js';
import { accountMessages } from '../messages/account.js';
import { messages, tools } from '../messages/messages.js';
import { talkServer } from '../stream/talk-server.js';
import afterPaintCss from '../components/after-paint.css?inline';
import streamCss from '../components/stream.css?inline';
import { AccountPage } from './account-page.js';
import pageCss from './account-page.css?inline';
import documentCss from './document.css?inline';

/** Draws the page into its element, in a shadow root as the stream's: the same components, the same styles. */
export function showAccountPage(page: Document): void {
  page.title = accountMessages.title;
  page.documentElement.lang = tools.locale;
  page.documentElement.dir = messages.direction;
  page.adoptedStyleSheets.push(sheetOf(documentCss));
  const root = page.querySelector('talk-account')!.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOf(streamCss), sheetOf(afterPaintCss)];
  adoptAccountStyles(root);
  root.adoptedStyleSheets.push(sheetOf(pageCss));
  const server = talkServer(location.origin);
  server.session = new Session(`talk:session:${server.origin}`);
  render(<AccountPage server={server} session={server.session} root={root} />, root);
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
