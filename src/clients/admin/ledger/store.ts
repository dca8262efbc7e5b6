/** A state that React is told about: what every controller of this screen is. */
export abstract class Store<State> {
  private readonly listeners = new Set<() => void>();

  protected constructor(protected state: State) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): State => this.state;

  protected update(change: (state: State) => State): void {
    this.state = change(this.state);
    for (const listener of this.listeners) listener();
  }
}
