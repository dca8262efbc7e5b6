/** Whose pages may ask as a signed-in person: those of the newsroom's sites. The sites feature binds it. */
export abstract class PermittedOrigins {
  /** @param origin as browsers send it, for example `https://news.example` */
  abstract permits(origin: string): Promise<boolean>;

  /** Whether it is where the console's pages come from: the admin surface is theirs. */
  abstract isOfConsole(origin: string): Promise<boolean>;
}
