/** Where a comment stands that is shown before the server has it. Without anything else it waits to be sent. */
export interface Delivery {
  readonly isSending: boolean;
  /** It waits because its author was faster than permitted, not for a connection. */
  readonly isTooFast?: boolean;
  /** Code of the server's refusal: it is not sent again unless its author says so. */
  readonly failure?: string | undefined;
  /** What review found, with COMMENT_MAY_BREAK_RULES: codes of reasons. */
  readonly reasons?: readonly string[] | undefined;
}
