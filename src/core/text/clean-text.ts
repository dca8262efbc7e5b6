/** Control characters, direction overrides and isolates, invisible fillers, and what is no character at all. */
const unwanted =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}\p{Cs}]/gu;

/** Breaking space of any kind and length. A no-break space is typography and stays. */
const space = /[\t\n\v\f\r\u0085\u2028\u2029 ]+/g;

/** Anything that leaves ink. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * One line of somebody else's text, fit to store and compare: NFC, white space folded to single spaces, nothing that
 * controls or reverses its surroundings. Text in scripts that run from right to left keeps its letters and marks.
 */
export function cleanText(text: string): string {
  return text.replace(unwanted, '').normalize('NFC').replace(space, ' ');
}

/** Whether a reader would see anything of it. */
export function isVisibleText(text: string): boolean {
  return visible.test(text);
}
