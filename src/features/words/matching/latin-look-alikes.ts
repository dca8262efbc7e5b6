/**
 * Letters that look like a Latin one, after case, accents and compatibility forms (full-width, mathematical, circled)
 * have been folded. Source: the Unicode Consortium's confusables.txt of UTS #39, version 17.0.0, under the Unicode
 * licence: every single letter of an alphabet with capitals, of Lisu or of the Canadian syllabics whose prototype is one
 * Latin letter, the small letter's own prototype before its capital's. Left out: sigma, which would differ from its own
 * final form. Added: the syllabics for ah and ta, which "fancy text" generators use.
 */
export const latinLookAlikes: Readonly<Record<string, string>> = {
  a: 'ɑαаᗅᗩꓮꭺ',
  b: 'ƀƃƅɓβбвьѣҍᏼᑲᑳᖯᗷⲃꓐꞵꮟ',
  c: 'ȼсҫᑕᴄⲥꓚꮯ',
  d: 'ðđƌɖɗԁᑯᗞᗪꓒꓓꭰꮷ',
  e: 'ɇεеҽҿꓰꬲꭼ',
  f: 'ƒϝքᖴᵮẝꓝꞙꬵ𝈓',
  g: 'ƍǥɠɡԍցᏻᶃꓖꮐ',
  h: 'ħɦнћңһӈӊհᏺᕼⱨⲏꓧꚕꮋꮒ',
  i: 'ıɨɩɪιіւᵻᵼⲓꙇꭵ',
  j: 'ɉʝϳјᒍꓙꭻ',
  k: 'ƙκкқҟⱪⲕꓗꝁꮶ',
  l: 'łƚǀɫɭӏᒪⳑꓡꓲꮮ𝈪',
  m: 'μϻмӎᗰⲙꓟꮇ',
  n: 'ŋƞɲɳηղոռᵰⲛꓠ𐆎',
  o: 'øɵθοϭоѳөօᴏᴑⲑⲟꓳꝋꬽꬾꭴꮎꮻ𝈚',
  p: 'þƥƿρϸрᑭᵽⲣⳏꓑꮲ',
  q: 'ʠԛգզ',
  r: 'ɍɼɽʀгғᖇᴦᵲⲅꓣꭇꭈꭱꮁꮢ𝈖',
  s: 'ƽʂѕտᵴꓢꜱꮥꮪ',
  t: 'ŧƭʈτтҭᵵⱦⲧꓔꭲ',
  u: 'ʉʋυџսᑌᴜᵾꓴꞟꭎꭒꮜ',
  v: 'νѵᐯᴠꓦꮩ𝈍',
  w: 'ɯшѡѽԝաᴡⲽꓪꝡꮃꮤ',
  x: 'χхҳᕁᕽ᙭ⲭꓫꭓ',
  y: 'ƴɏɣʏγуүұᶌỿⲩꓬꭚꭹꮍ',
  z: 'ƶȥʐζᴢᵶꓜꮓ',
};
