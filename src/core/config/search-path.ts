/** Where programs are looked for, in the form of PATH. */
export function searchPath(): string | undefined {
  return process.env['PATH'];
}
