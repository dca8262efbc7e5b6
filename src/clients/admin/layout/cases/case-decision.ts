import { useState } from 'react';
import { codeOf } from '../../../shared/client-error.js';

/** One card's way to the server: busy while a decision is on its way, then the code of its refusal, if any. */
export function useCaseDecision() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const decide = async (step: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await step();
    } catch (error) {
      setFailure(codeOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, failure, decide };
}
