import { type FormEvent, useState } from 'react';
import { codeOf } from '../../shared/client-error.js';

/**
 * One form's way to the server: busy while it is on its way, then the code of its refusal, if any.
 *
 * @param submit gets the form's values by name
 */
export function useFormSubmission(submit: (values: (name: string) => string) => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const valueOf = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    setBusy(true);
    setFailure(null);
    submit(valueOf)
      .catch((error: unknown) => setFailure(codeOf(error)))
      .finally(() => setBusy(false));
  };
  return { isBusy, failure, onSubmit };
}
