/**
 * How Node runs the product here as in production (infra/azure/Dockerfile): SIGUSR1 opens no
 * inspector, and a report that somebody asks Node for leaves the environment out, with its secrets.
 */
export const nodeFlags = ['--disable-sigusr1', '--report-exclude-env'];
