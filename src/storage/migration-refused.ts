/** Why the program must not start on this database; the message says the remedy. */
export class MigrationRefused extends Error {
  readonly code: 'database_newer' | 'migration_edited' | 'migration_files' | 'migration_failed';

  constructor(code: MigrationRefused['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationRefused';
    this.code = code;
  }
}
