/** The embedded data services cannot be had. The message is for the operator and says what to do about it. */
export class EmbeddedServicesError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedServicesError';
  }
}
