/** Why the embedded database cannot be used here; the message says the remedy. */
export class EmbeddedRefused extends Error {
  readonly code:
    | 'no_binaries'
    | 'no_account'
    | 'folder_unusable'
    | 'folder_in_use'
    | 'initialise_failed'
    | 'start_failed'
    | 'stop_failed';

  constructor(code: EmbeddedRefused['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedRefused';
    this.code = code;
  }
}
