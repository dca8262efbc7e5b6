/** The part of Lighthouse that the budgets use; its own types bring those of a whole browser's protocol. */
declare module 'lighthouse' {
  interface Result {
    readonly lhr: {
      readonly runtimeError?: { readonly message: string };
      readonly categories: Readonly<Record<string, { readonly title: string; readonly score: number | null }>>;
    };
  }

  interface Flags {
    readonly port: number;
    readonly logLevel: 'error';
    readonly onlyCategories: readonly string[];
  }

  interface AuditMeta {
    readonly id: string;
    readonly title: string;
    readonly failureTitle: string;
    readonly description: string;
    readonly requiredArtifacts: readonly string[];
  }

  interface Config {
    readonly extends: 'lighthouse:default';
    readonly settings?: object;
    readonly artifacts?: readonly { readonly id: string; readonly gatherer: { readonly instance: Gatherer } }[];
    readonly audits?: readonly { readonly implementation: typeof Audit }[];
    readonly categories?: Readonly<
      Record<
        string,
        { readonly title: string; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }
      >
    >;
  }

  interface GatherContext {
    readonly driver: { readonly executionContext: { evaluateAsync(expression: string): Promise<unknown> } };
  }

  /** Asks the page something once it is loaded. */
  export class Gatherer {
    meta: { readonly supportedModes: readonly 'navigation'[] };
    getArtifact(context: GatherContext): Promise<unknown>;
  }

  export class Audit {
    static readonly meta: AuditMeta;
    static audit(artifacts: Readonly<Record<string, unknown>>): { readonly score: number };
  }

  export const desktopConfig: Config;
  export default function lighthouse(url: string, flags: Flags, config: Config): Promise<Result | undefined>;
}
