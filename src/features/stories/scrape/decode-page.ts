import { TextDecoder } from 'node:util';

/** Where a declaration must stand to count, as browsers have it. */
const sniffedBytes = 1024;

/**
 * Turns a page's bytes into text: by byte order mark, else the header's charset, else the page's own declaration, else
 * UTF-8; what is declared as nothing and is not UTF-8 is read as Windows-1252, the web's Latin 1. Never fails.
 */
export function decodePage(bytes: Buffer, headerCharset?: string): string {
  const declared = byteOrderMark(bytes) ?? decoderFor(headerCharset) ?? decoderFor(declaredCharset(bytes));
  if (declared !== undefined) return declared.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The charset parameter of a `Content-Type` header. */
export function charsetOf(contentType = ''): string | undefined {
  return /;\s?charset="?([\w.:-]{1,40})/i.exec(contentType)?.[1];
}

function byteOrderMark(bytes: Buffer): TextDecoder | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  return undefined;
}

/** A page whose declaration could be read as ASCII is not in UTF-16, whatever it says. */
function declaredCharset(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, sniffedBytes);
  const charset = /<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s{0,3}=\s{0,3}["']?([\w.:-]{1,40})/i.exec(
    start,
  )?.[1];
  return charset !== undefined && /^utf-?16/i.test(charset) ? 'utf-8' : charset;
}

function decoderFor(charset: string | undefined): TextDecoder | undefined {
  if (charset === undefined) return undefined;
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}
