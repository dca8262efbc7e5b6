/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { type StreamStory } from '../stream/stream-state.js';
import { writingMessages } from '../messages/writing.js';

const stars = [1, 2, 3, 4, 5];
const maxTags = 3;

interface StarsProps {
  readonly rating: number | undefined;
  /** Id of what says that it is missing. */
  readonly problemID: string | undefined;
  readonly onChange: (rating: number) => void;
}

/** Radio buttons, so that arrow keys, names and forced colours work as everywhere. */
export function StarsField({ rating, problemID, onChange }: StarsProps) {
  return (
    <fieldset class="stars" aria-describedby={problemID}>
      <legend>{writingMessages.rating}</legend>
      {stars.map((value) => (
        <label key={value} class={value <= (rating ?? 0) ? 'star is-lit' : 'star'}>
          <input
            type="radio"
            name="rating"
            value={value}
            checked={value === rating}
            aria-label={writingMessages.stars(value)}
            onChange={() => onChange(value)}
          />
          <span aria-hidden="true">★</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TagsProps {
  readonly offered: StreamStory['settings']['authorTags'];
  readonly chosen: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** What the newsroom lets authors mark their comment as. */
export function TagsField({ offered, chosen, onChange }: TagsProps) {
  const isFull = chosen.length >= maxTags;
  return (
    <fieldset class="tags">
      <legend>{writingMessages.tags}</legend>
      {offered.map(({ name, label }) => {
        const isChosen = chosen.includes(name);
        return (
          <label key={name} class="chip">
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isFull && !isChosen}
              onChange={() => onChange(isChosen ? chosen.filter((each) => each !== name) : [...chosen, name])}
            />
            <span>{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
