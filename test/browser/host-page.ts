import type { Browser } from 'playwright-core';
import { type StandInService, text } from '../harness/stand-in-service.js';
import { BrowserPage } from './browser-page.js';

/** A newsroom's page of another origin than Talk's, opened in a browser. */
export class HostPage extends BrowserPage {
  /** Addresses that the page asked for, in order. */
  readonly requested: string[] = [];

  /** @param policy its content security policy */
  static async open(
    browser: Browser,
    host: StandInService,
    { html, policy, path = '/', javaScriptEnabled = true }: HostPageOptions,
  ): Promise<HostPage> {
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      ...(policy && { 'Content-Security-Policy': policy }),
    };
    host.willAnswer(
      text(`<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${html}`, headers),
    );
    const context = await browser.newContext({ javaScriptEnabled });
    const opened = new HostPage(await context.newPage());
    opened.page.on('request', (request) => opened.requested.push(request.url()));
    await opened.page.goto(host.url + path);
    return opened;
  }
}

export interface HostPageOptions {
  readonly html: string;
  readonly policy?: string;
  readonly path?: string;
  readonly javaScriptEnabled?: boolean;
}
