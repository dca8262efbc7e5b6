import { messages, speak, tools } from './messages.js';

const key = 'talk:admin-language';

/** Begins anew in another language: the messages of a screen are settled when it is fetched. */
export function chooseLanguage(tag: string): void {
  localStorage.setItem(key, tag);
  location.reload();
}

/** Takes what somebody has chosen on this device, else what their browser asks for. To be awaited before anything is shown. */
export async function useLanguage(): Promise<void> {
  await speak(localStorage.getItem(key) ?? navigator.language);
  document.documentElement.lang = tools.locale;
  document.documentElement.dir = messages.direction;
}
