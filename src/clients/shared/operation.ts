/** A trusted document as a client names it. The types exist for the compiler only. */
export interface Operation<Result, Variables> {
  /** `sha256:<hex>` of the text in config/trusted-documents.json. */
  readonly documentId: string;
  readonly types?: (variables: Variables) => Result;
}
