import { useEffect, useState } from 'react';
import { send, useSignedIn } from '../admin-server.js';
import { type WordListChoicesResult } from '../generated/operations.js';
import { WordListChoices } from '../generated/words.js';
import { messages } from '../messages/messages.js';
import { wordsMessages as words } from '../messages/words.js';
import { usePath } from '../navigation.js';
import { addressAt, pathOf } from './list-address.js';
import { ListChooser } from './list-chooser.js';
import { ListPanel } from './list-panel.js';
import { TextTest } from './text-test.js';
import './words.css';

/** The word lists: which one, its phrases, and what all of them find in a text. */
export default function WordsPage() {
  const address = addressAt(usePath());
  const { siteID } = address;
  const [choices, setChoices] = useState<WordListChoicesResult | null>(null);
  const [attempt, setAttempt] = useState(0);
  const mayChange = useSignedIn()?.viewer.role === 'ADMIN';

  useEffect(() => {
    document.title = `${words.title} · ${messages.product}`;
  }, []);
  useEffect(() => {
    let isCurrent = true;
    // Where this fails, so does the list, which says so and offers to try again.
    send(WordListChoices, { siteID }).then(
      (answer) => isCurrent && setChoices(answer),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [siteID, attempt]);

  return (
    <main className="words-page">
      <h1>{words.title}</h1>
      <ListChooser address={address} choices={choices} />
      <div className="columns">
        <ListPanel
          key={`${pathOf(address)} ${attempt}`}
          address={address}
          mayChange={mayChange}
          onRetry={() => setAttempt((count) => count + 1)}
        />
        <TextTest address={address} />
      </div>
    </main>
  );
}
