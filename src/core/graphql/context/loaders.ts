import type DataLoader from 'dataloader';

/**
 * The DataLoaders of one request, or of one live event: made when first asked for, thrown away with it.
 *
 * @example
 * const authors = loaders.for(UsersQueries, () => new DataLoader((ids) => this.users.findMany(ids)));
 */
export class Loaders {
  private readonly loaders = new Map<unknown, unknown>();

  /** @param key a class or symbol that names the loader; whoever asks with the same key shares its batches */
  for<Key, Value>(key: unknown, create: () => DataLoader<Key, Value>): DataLoader<Key, Value> {
    const known = this.loaders.get(key) as DataLoader<Key, Value> | undefined;
    if (known) return known;
    const loader = create();
    this.loaders.set(key, loader);
    return loader;
  }
}
