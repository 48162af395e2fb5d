import { build } from 'vite';

const [configFile = ''] = process.argv.slice(2);
await build({ configFile, logLevel: 'warn' });
