import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { accountMessages as signInMessages } from '../../src/clients/admin/messages/account.js';
import { appealMessages } from '../../src/clients/admin/messages/appeals.js';
import { caseMessages } from '../../src/clients/admin/messages/cases.js';
import { installMessages } from '../../src/clients/admin/messages/install.js';
import { failureText, messages } from '../../src/clients/admin/messages/messages.js';
import { noticeMessages } from '../../src/clients/admin/messages/notices.js';
import { wordsMessages } from '../../src/clients/admin/messages/words.js';
import { accountFailureText, accountMessages } from '../../src/clients/embed/messages/account.js';
import { failureText as readingText, messages as readingMessages } from '../../src/clients/embed/messages/messages.js';
import { moderatingFailureText, moderatingMessages } from '../../src/clients/embed/messages/moderating.js';
import { visitFailureText, visitMessages } from '../../src/clients/embed/messages/visit.js';
import { writingFailureText, writingMessages } from '../../src/clients/embed/messages/writing.js';
import { ClientError } from '../../src/clients/shared/client-error.js';
import type { ErrorFactory } from '../../src/core/errors/talk-error.js';

/** Every code that the server knows, with its sentence. */
async function sentencesOfServer(): Promise<Map<string, string>> {
  const sentences = new Map<string, string>();
  const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.errors.ts'));
  for (const file of files) {
    const factories = Object.values((await import(path.resolve('src', file))) as Record<string, ErrorFactory<string>>);
    for (const { definitions } of factories) {
      for (const [code, { message }] of Object.entries(definitions)) sentences.set(code, message);
    }
  }
  return sentences;
}

describe('texts of the clients', () => {
  const clientsOwn = ['UNREACHABLE', 'UNREADABLE', 'OUTBOX_FULL'];
  let sentences: Map<string, string>;
  beforeAll(async () => (sentences = await sentencesOfServer()));

  it.each([
    ['the console', (code: string) => failureText(code), messages.failures],
    [
      'the console’s door',
      (code: string) => failureText(code, signInMessages.failures),
      { ...messages.failures, ...signInMessages.failures },
    ],
    [
      'the set-up',
      (code: string) => failureText(code, installMessages.failures),
      { ...messages.failures, ...installMessages.failures },
    ],
    [
      'the console’s appeals',
      (code: string) => failureText(code, { ...caseMessages.failures, ...appealMessages.failures }),
      { ...messages.failures, ...caseMessages.failures, ...appealMessages.failures },
    ],
    [
      'the console’s notices',
      (code: string) => failureText(code, noticeMessages.failures),
      { ...messages.failures, ...noticeMessages.failures },
    ],
    [
      'the word lists',
      (code: string) => failureText(code, wordsMessages.failures),
      { ...messages.failures, ...wordsMessages.failures },
    ],
    ['the stream before it is there', readingText, readingMessages.failures],
    ['the stream', visitFailureText, { ...readingMessages.failures, ...visitMessages.failures }],
    [
      'the composer',
      writingFailureText,
      { ...readingMessages.failures, ...visitMessages.failures, ...writingMessages.failures },
    ],
    [
      'the moderators’ tools in the stream',
      moderatingFailureText,
      {
        ...readingMessages.failures,
        ...visitMessages.failures,
        ...writingMessages.failures,
        ...moderatingMessages.failures,
      },
    ],
    [
      'the account',
      accountFailureText,
      {
        ...readingMessages.failures,
        ...visitMessages.failures,
        ...writingMessages.failures,
        ...accountMessages.failures,
      },
    ],
  ])('%s has words of its own for a code, or else the server’s', (_client, textOf, own) => {
    expect(sentences.size).toBeGreaterThan(40);
    for (const [code, sentence] of sentences) {
      new ClientError(code, {}, sentence);
      expect([code, textOf(code)]).toEqual([code, (own as Readonly<Record<string, string>>)[code] ?? sentence]);
    }
    expect(textOf('NEVER_SAID')).toBe(own.INTERNAL);
  });

  it('are for codes that there are', () => {
    const tables = [
      messages.failures,
      signInMessages.failures,
      installMessages.failures,
      caseMessages.failures,
      appealMessages.failures,
      noticeMessages.failures,
      wordsMessages.failures,
      readingMessages.failures,
      visitMessages.failures,
      writingMessages.failures,
      accountMessages.failures,
      moderatingMessages.failures,
    ];
    const known = new Set([...sentences.keys(), ...clientsOwn]);
    expect(tables.flatMap((table) => Object.keys(table)).filter((code) => !known.has(code))).toEqual([]);
  });
});
