/** What was typed makes no sense: the sentence is shown as it is, and the process ends with exit code 1. */
export class UsageError extends Error {}
