/** What is open below a comment: one thing at a time in the whole stream. */
export type OpenPanel = { readonly commentID: string } & (
  | { readonly kind: 'menu' | 'report' | 'illegal' | 'delete' }
  /** A moderator's tools. */
  | { readonly kind: 'moderate' | 'reject' | 'restrict' }
  | { readonly kind: 'failure'; readonly code: string }
  /** What was done; with the number under which a notice can be asked about. */
  | { readonly kind: 'told'; readonly text: string; readonly reference?: string }
  /** Where neither sharing nor copying works. */
  | { readonly kind: 'link'; readonly url: string }
);
