import { join } from 'node:path';
import type { Tenant } from '../tenant.ts';
import {
  BOT_ID,
  BOT_SECRET,
  CLIENT_ID,
  CLIENT_SECRET,
  PERSONS,
  TEAMS_APP_ID,
  TENANT_ID,
} from '../world.ts';
import type { StartOptions } from './options.ts';

type Addressed = Pick<Tenant, 'url' | 'addresses'>;

/** The product's configuration on this machine: addresses and ids, nothing that says "local". */
export function productEnvironment(
  options: StartOptions,
  { tenant, folder }: { tenant: Addressed; folder: string },
): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PUBLIC_URL: options.publicUrl,
    DATA_DIR: folder,
    TENANT_ID,
    CLIENT_ID,
    CLIENT_SECRET,
    BOT_ID,
    BOT_SECRET,
    TEAMS_APP_ID,
    DELIVERY_HEADS: [PERSONS.jonas.id, PERSONS.agnes.id].join(','),
    TAB_FOLDER: join(options.root, 'dist', 'tab'),
    MICROSOFT_ADDRESSES: addresses(options, tenant),
    FRAME_ANCESTORS: `${options.publicUrl} http://127.0.0.1:${options.port}`,
  };
}

/** SharePoint is reached by the browser too (uploads), so it goes through the public origin. */
function addresses(options: StartOptions, tenant: Addressed): string {
  return tenant.addresses.replaceAll(`${tenant.url}/sharepoint`, `${options.publicUrl}/sharepoint`);
}
