import { useState } from 'react';
import { Field, TextField } from '../layout/field.js';
import { useFormSubmission } from '../layout/form-submission.js';
import { failureText } from '../messages/messages.js';
import { wordsMessages as words } from '../messages/words.js';
import { LeftOut } from './import-report.js';
import { contentOf, linesAt } from './phrase-lines.js';
import { Sheet } from './sheet.js';
import { type ImportOutcome, type WordListController } from './word-list-controller.js';
import { type Entry } from './words-state.js';

const bounds = { phrase: 100, category: 40, note: 200 } as const;

interface SheetProps {
  readonly controller: WordListController;
  readonly onClose: () => void;
}

/** One phrase or a pasted list of them. Lines that cannot be stay, each with its reason. */
export function AddSheet({ controller, onClose }: SheetProps) {
  return (
    <Sheet title={words.addTitle} onClose={onClose}>
      {(close) => <AddForm controller={controller} onAdded={close} />}
    </Sheet>
  );
}

function AddForm({ controller, onAdded }: { readonly controller: WordListController; readonly onAdded: () => void }) {
  const [lines, setLines] = useState('');
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const { isBusy, failure, onSubmit } = useFormSubmission(async (value) => {
    const content = contentOf(lines, value('category'), value('note'));
    const added = await controller.import({ content, format: 'TEXT', mode: 'ADD' });
    if (added.invalidCount === 0) return onAdded();
    // Where the report is cut, all lines stay: those that are in the list by now change nothing.
    if (added.invalid.length === added.invalidCount) {
      setLines(
        linesAt(
          lines,
          added.invalid.map(({ line }) => line),
        ),
      );
    }
    setOutcome(added);
  });
  return (
    <form onSubmit={onSubmit}>
      <TextField
        label={words.phrases}
        hint={words.phrasesHint}
        rows={6}
        value={lines}
        onChange={(event) => setLines(event.target.value)}
        spellCheck={false}
        required
      />
      <Details />
      {outcome && (
        <div className="outcome" role="alert">
          <p>{words.summary(outcome.added, outcome.updated, outcome.removed, outcome.duplicates)}</p>
          <LeftOut outcome={outcome} hint={words.leftOutHint} />
        </div>
      )}
      <Failure code={failure} />
      <button className="primary" disabled={isBusy}>
        {words.add}
      </button>
    </form>
  );
}

/** A phrase with its category and note, to be changed. */
export function EditSheet({ controller, entry, onClose }: SheetProps & { readonly entry: Entry }) {
  return (
    <Sheet title={words.edit} onClose={onClose}>
      {(close) => <EditForm controller={controller} entry={entry} onSaved={close} />}
    </Sheet>
  );
}

interface EditFormProps {
  readonly controller: WordListController;
  readonly entry: Entry;
  readonly onSaved: () => void;
}

function EditForm({ controller, entry, onSaved }: EditFormProps) {
  const { isBusy, failure, onSubmit } = useFormSubmission(async (value) => {
    const [phrase, category, note] = ['phrase', 'category', 'note'].map((name) => value(name).trim());
    await controller.edit(entry, { phrase: phrase!, category: category || null, note: note || null });
    onSaved();
  });
  return (
    <form onSubmit={onSubmit}>
      <Field
        label={words.phrase}
        name="phrase"
        defaultValue={entry.phrase}
        maxLength={bounds.phrase}
        spellCheck={false}
        required
      />
      <Details entry={entry} />
      <Failure code={failure} />
      <button className="primary" disabled={isBusy}>
        {words.save}
      </button>
    </form>
  );
}

function Details({ entry }: { readonly entry?: Entry }) {
  const { category, note } = bounds;
  return (
    <>
      <Field label={words.category} name="category" defaultValue={entry?.category ?? ''} maxLength={category} />
      <Field label={words.note} name="note" defaultValue={entry?.note ?? ''} maxLength={note} />
    </>
  );
}

/** Why the server refused. */
export function Failure({ code }: { readonly code: string | null }) {
  if (code === null) return null;
  return (
    <p className="failure" role="alert">
      {failureText(code, words.failures)}
    </p>
  );
}
