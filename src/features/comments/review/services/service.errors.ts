import { defineErrors } from '../../../../core/errors/talk-error.js';

/**
 * Why a service that helps to review came to no answer, beside the errors of `fetchError`. None quotes a key, a secret
 * or what was sent.
 */
export const serviceError = defineErrors({
  SERVICE_KEY_REFUSED: {
    status: 502,
    message: '{service} refuses the key or secret. Check it in the moderation settings.{hint}',
  },
  SERVICE_ADDRESS_MISSING: { status: 502, message: '{service} has no address in the moderation settings.' },
  SERVICE_FAILED: { status: 502, message: '{service} answered with status {status}.' },
  SERVICE_ANSWER_UNFIT: { status: 502, message: '{service} gave an answer that makes no sense: {problem}.' },
  /** Not a fault: nothing is known of the text, so a stage may let it pass. */
  LANGUAGE_UNSUPPORTED: { status: 422, message: '{service} does not know the language of this text.' },
});
