import { useLanguage } from '../messages/messages.js';

/** The language comes first: everything else of the page is fetched in it. */
async function begin(): Promise<void> {
  const wanted = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  await useLanguage(wanted);
  const { showAccountPage } = await import('./account-page.element.js');
  showAccountPage(document);
}

void begin();
