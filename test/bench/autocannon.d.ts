/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  interface RequestOptions {
    readonly method?: 'GET' | 'POST';
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Called before each request with what is set so far. */
    readonly setupRequest?: (request: RequestOptions) => RequestOptions;
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: readonly RequestOptions[];
    /** Milliseconds between looks at whether the time is up. */
    readonly sampleInt: number;
    readonly verifyBody?: (body: string) => boolean;
  }

  interface Result {
    /** Seconds. */
    readonly duration: number;
    readonly '2xx': number;
    readonly non2xx: number;
    readonly errors: number;
    readonly mismatches: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
