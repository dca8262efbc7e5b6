import { type ChangeEvent, useId, useRef, useState } from 'react';
import { codeOf } from '../../shared/client-error.js';
import { Busy } from '../layout/busy.js';
import { wordsMessages as words } from '../messages/words.js';
import { Failure } from './entry-sheets.js';
import { ImportReport } from './import-report.js';
import { formatOf } from './phrase-lines.js';
import { Sheet } from './sheet.js';
import { type ImportOutcome, type WordListController } from './word-list-controller.js';

interface ImportSheetProps {
  readonly controller: WordListController;
  readonly onClose: () => void;
}

/** A file that is added to the list or takes its place. What that changes is shown before it is done. */
export function ImportSheet({ controller, onClose }: ImportSheetProps) {
  return (
    <Sheet title={words.importTitle} onClose={onClose}>
      {(close) => <ImportForm controller={controller} onImported={close} />}
    </Sheet>
  );
}

const modes = ['ADD', 'REPLACE'] as const;
type Mode = (typeof modes)[number];

interface FormProps {
  readonly controller: WordListController;
  readonly onImported: () => void;
}

function ImportForm({ controller, onImported }: FormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<Mode>('ADD');
  const [preview, setPreview] = useState<ImportOutcome | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const tries = useRef(0);
  const id = useId();

  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    await work().catch((error: unknown) => setFailure(codeOf(error)));
    setBusy(false);
  };
  const contentFor = async (chosen: File, by: Mode) => ({
    content: await chosen.text(),
    format: formatOf(chosen.name),
    mode: by,
  });
  const show = (chosen: File | null, by: Mode) => {
    setFile(chosen);
    setMode(by);
    setPreview(null);
    const attempt = ++tries.current;
    if (!chosen) return;
    void during(async () => {
      const outcome = await controller.tryImport(await contentFor(chosen, by));
      if (attempt === tries.current) setPreview(outcome);
    });
  };
  const done = (chosen: File, { wordList }: ImportOutcome) =>
    during(async () => {
      // For the version that the preview was made for: what was seen is what is done.
      await controller.import({ ...(await contentFor(chosen, mode)), expectedVersion: wordList.version });
      onImported();
    });

  const changes = preview && preview.added + preview.updated + preview.removed > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!file) return;
        if (preview && !failure) void done(file, preview);
        else show(file, mode);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{words.file}</label>
        <input
          id={id}
          type="file"
          accept=".txt,.csv,text/plain,text/csv"
          aria-describedby={`${id}-hint`}
          onChange={(event: ChangeEvent<HTMLInputElement>) => show(event.target.files?.[0] ?? null, mode)}
        />
        <small id={`${id}-hint`}>{words.fileHint}</small>
      </div>
      <fieldset className="modes">
        <legend>{words.mode}</legend>
        {modes.map((each) => (
          <label key={each} className="check">
            <input type="radio" name="mode" checked={mode === each} onChange={() => show(file, each)} />
            {words.modes[each]}
          </label>
        ))}
      </fieldset>
      {isBusy && !preview && <Busy />}
      {preview && <ImportReport outcome={preview} />}
      <Failure code={failure} />
      <button className="primary" disabled={isBusy || !file || (preview !== null && !changes)}>
        {words.import}
      </button>
    </form>
  );
}
