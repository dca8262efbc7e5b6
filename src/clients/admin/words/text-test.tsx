import { useState } from 'react';
import { send } from '../admin-server.js';
import { TestWords } from '../generated/words.js';
import { TextField } from '../layout/field.js';
import { useFormSubmission } from '../layout/form-submission.js';
import { wordsMessages as words } from '../messages/words.js';
import { Failure } from './entry-sheets.js';
import { type ListAddress } from './list-address.js';
import { type Match, type Segment, segmentsOf } from './matched-text.js';

const longestTest = 20_000;

interface Tested {
  /** The site and language whose lists took part. */
  readonly scope: string;
  readonly text: string;
  readonly matches: readonly Match[];
}

/** Somebody types a text and sees which words of it match, and in which kind of list. */
export function TextTest({ address: { siteID, language } }: { readonly address: ListAddress }) {
  const [last, setLast] = useState<Tested | null>(null);
  const scope = JSON.stringify([siteID, language]);
  const tested = last?.scope === scope ? last : null;
  const { isBusy, failure, onSubmit } = useFormSubmission(async (value) => {
    const text = value('text');
    const { testWords } = await send(TestWords, { text, siteID, language });
    setLast({ scope, text, matches: testWords.matches });
  });
  return (
    <section className="text-test" aria-labelledby="text-test">
      <h2 id="text-test">{words.testTitle}</h2>
      <form onSubmit={onSubmit}>
        <TextField
          label={words.testField}
          hint={words.testHint}
          name="text"
          rows={5}
          maxLength={longestTest}
          required
        />
        <button disabled={isBusy}>{words.test}</button>
      </form>
      <p role="status">
        {tested && (tested.matches.length > 0 ? words.matchCount(tested.matches.length) : words.noMatch)}
      </p>
      <Failure code={failure} />
      {tested && tested.matches.length > 0 && <TestResult text={tested.text} matches={tested.matches} />}
    </section>
  );
}

function TestResult({ text, matches }: Pick<Tested, 'text' | 'matches'>) {
  return (
    <>
      <p className="tested" role="region" aria-label={words.tested} tabIndex={0} dir="auto">
        {segmentsOf(text, matches).map((segment) => (
          <SegmentText key={segment.start} segment={segment} />
        ))}
      </p>
      <ul className="matches">
        {matches.map(({ list, phrase, category, start, end }) => (
          <li key={`${list} ${phrase} ${start} ${end}`}>
            <span className={`kind is-${list.toLowerCase()}`}>{words.kinds[list]}</span>
            <bdi>{phrase}</bdi>
            {category && <span className="category">{category}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What matches is marked; the lists are named for those who hear the text. */
function SegmentText({ segment: { text, matches } }: { readonly segment: Segment }) {
  if (matches.length === 0) return text;
  const kind = matches.some(({ list }) => list === 'BANNED') ? 'banned' : 'suspect';
  const named = matches.map(({ list, phrase }) => `${words.kinds[list]}: ${phrase}`).join('; ');
  return (
    <mark className={`is-${kind}`} title={named}>
      {text}
      <span className="visually-hidden"> ({named}) </span>
    </mark>
  );
}
