import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Answer {
  readonly type: 'answer';
  readonly id: number;
  readonly result?: unknown;
  readonly problem?: string;
}

type Message = Answer | { readonly type: 'ready'; readonly facts: unknown };

interface Question {
  readonly id: number;
  readonly verb: string;
  readonly argument: unknown;
}

export type Verbs = Readonly<Record<string, (argument: never) => unknown>>;

/** The compiled file of a program. */
export function programFile(name: string): string {
  return path.join(path.dirname(fileURLToPath(import.meta.url)), 'programs', `${name}.js`);
}

/** A program of the bench in a process of its own: a bare baseline, or a load that must not weigh on the others. */
export class Program<Facts> {
  private nextId = 0;
  private readonly asked = new Map<number, (answer: Answer) => void>();

  private constructor(
    private readonly child: ChildProcess,
    /** What the program says of itself when it is ready. */
    readonly facts: Facts,
  ) {
    child.on('message', (message: Message) => {
      if (message.type !== 'answer') return;
      this.asked.get(message.id)?.(message);
      this.asked.delete(message.id);
    });
  }

  static async start<Facts>(name: string, options: object = {}): Promise<Program<Facts>> {
    const child = fork(programFile(name), [JSON.stringify(options)], {
      serialization: 'advanced',
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const ready = once(child, 'message') as Promise<[Message]>;
    const exit = once(child, 'exit').then(() => {
      throw new Error(`${name} ended before it was ready.`);
    });
    const [message] = await Promise.race([ready, exit]);
    return new Program(child, (message as { facts: Facts }).facts);
  }

  get pid(): number {
    return this.child.pid!;
  }

  ask<Result>(verb: string, argument?: unknown): Promise<Result> {
    const id = this.nextId++;
    const question: Question = { id, verb, argument };
    return new Promise((resolve, reject) => {
      this.asked.set(id, ({ result, problem }) => {
        if (problem === undefined) resolve(result as Result);
        else reject(new Error(problem));
      });
      this.child.send(question);
    });
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill();
    await once(this.child, 'exit');
  }
}

/** Called by a program: what it was started with. */
export function programOptions<Options>(): Options {
  return JSON.parse(process.argv[2]!) as Options;
}

/** Called by a program once it is ready; it then answers what it is asked. */
export function ready(facts: object, verbs: Verbs = {}): void {
  const answer = async ({ id, verb, argument }: Question): Promise<void> => {
    try {
      process.send!({ type: 'answer', id, result: await verbs[verb]!(argument as never) });
    } catch (error) {
      process.send!({ type: 'answer', id, problem: String(error) });
    }
  };
  process.on('message', (question: Question) => void answer(question));
  process.on('disconnect', () => process.exit());
  process.send!({ type: 'ready', facts });
}
