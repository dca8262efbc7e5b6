import { defineErrors } from '../errors/talk-error.js';

/** Why an outgoing request came to nothing. Only FETCH_TIMEOUT and FETCH_FAILED may be worth another try. */
export const fetchError = defineErrors({
  FETCH_ADDRESS_REFUSED: {
    status: 403,
    message:
      '{host} is no public address; TALK_SCRAPE_ALLOW (article pages) and TALK_REVIEW_ALLOW (review services) permit private ones by host:port.',
  },
  FETCH_TIMEOUT: { status: 504, message: '{host} did not answer in full within {timeoutMs} ms.' },
  FETCH_TOO_LARGE: { status: 502, message: '{host} answered with more than {maxBytes} bytes.' },
  FETCH_TOO_MANY_REDIRECTS: { status: 502, message: '{host} redirected more than {maxRedirects} times.' },
  FETCH_REDIRECT_REFUSED: {
    status: 502,
    message: '{host} redirects elsewhere, where what is sent does not follow; use the address that it leads to.',
  },
  FETCH_UNSUPPORTED: { status: 502, message: '{host} cannot be fetched: {problem}.' },
  FETCH_FAILED: { status: 502, message: '{host} could not be fetched: {problem}.' },
});
