import { z } from 'zod';
import { certificate, type Certificate } from './certificate.ts';
import { isTimeZone } from './time-zones.ts';

const text = z.string().min(1);
/** As tokens carry it, however it was copied. */
const guid = z.guid().toLowerCase();

/** Teams, Teams web, and the Microsoft 365 and Outlook clients that may host the tab. */
const microsoftClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
];

/** The hosts that may frame the tab (Microsoft's "Prerequisites to create a tab"). */
const microsoftHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

const addresses = z.string().transform((value, context) => {
  const map = new Map<string, string>();
  for (const pair of value.split(',').filter((part) => part !== '')) {
    const [host, address] = pair.split('=', 2);
    if (!host || !address || !/^[a-z0-9.-]+$/u.test(host) || !URL.canParse(address)) {
      context.addIssue('Write it as host=http://address,host=http://address.');
      return z.NEVER;
    }
    map.set(host, address.replace(/\/$/u, ''));
  }
  return map;
});

/**
 * What one person may do in a minute, what one may say to the bot within a conversation, and all
 * together there: many times what hands can do (the tab reads anew at every change), little for a
 * program gone wild.
 */
const usualCalls = { read: 1200, write: 600, outside: 60, speaker: 20, conversation: 120 };

const callsPerMinute = z.string().transform((value, context) => {
  const said = Object.fromEntries(value.split(',').map((part) => part.trim().split('=', 2)));
  const wanted = z.partialRecord(
    z.enum(['read', 'write', 'outside', 'speaker', 'conversation']),
    z.coerce.number().int().min(1),
  );
  const result = wanted.safeParse(said);
  if (result.success) return { ...usualCalls, ...result.data };
  context.addIssue('Write it as read=1200,write=600,outside=60,speaker=20,conversation=120.');
  return z.NEVER;
});

/** Every variable of the environment that the service reads. */
export const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.ipv4('Write the address to listen on, like 0.0.0.0.').default('0.0.0.0'),
  PUBLIC_URL: z.url({ protocol: /^https?$/u }).transform((url) => url.replace(/\/$/u, '')),
  DATA_DIR: text.default('.data/product'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional(),
  TENANT_ID: guid,
  CLIENT_ID: guid,
  CLIENT_SECRET: text.optional(),
  CLIENT_CERTIFICATE: certificate.optional(),
  BOT_ID: guid,
  BOT_SECRET: text.optional(),
  BOT_CERTIFICATE: certificate.optional(),
  TEAMS_APP_ID: guid,
  DELIVERY_HEADS: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(guid))
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length >= 2, 'Name at least two people (object ids, with a comma).'),
  TAB_FOLDER: text.default('dist/tab'),
  MICROSOFT_ADDRESSES: addresses.default(new Map()),
  FRAME_ANCESTORS: z
    .string()
    .transform((value) => value.split(/\s+/u).filter((part) => part !== ''))
    .default(microsoftHosts),
  ALLOWED_CLIENTS: z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.array(guid))
    .default(microsoftClients),
  WORK_REGION: z
    .string()
    .regex(/^[A-Z]{2}$/u, 'Two letters, like CH.')
    .default('CH'),
  WORK_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'Write a time zone like Europe/Zurich.')
    .default('Europe/Zurich'),
  CALLS_PER_MINUTE: callsPerMinute.default(usualCalls),
  UNDO_SECONDS: z.coerce.number().int().min(0).max(60).default(10),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

/** How Entra knows that an application is itself; a certificate is never sent (ASVS 10.4.16). */
export type Credential = { clientSecret: string } | { clientCertificate: Certificate };

type Application = 'CLIENT' | 'BOT';

/** Whether an application has one of the two ways to prove itself. */
const isProven = (app: Application) => (given: Record<string, unknown>) =>
  (given[`${app}_SECRET`] === undefined) !== (given[`${app}_CERTIFICATE`] === undefined);

/** Said also where other variables are wrong, so that one start names all of them. */
const prove = (app: Application) => ({
  path: [`${app}_SECRET`],
  message: `Set it or ${app}_CERTIFICATE, one of the two.`,
  when: () => true,
});

const credential = (secret = '', pem?: Certificate): Credential =>
  pem ? { clientCertificate: pem } : { clientSecret: secret };

const environment = variables
  .refine(isProven('CLIENT'), prove('CLIENT'))
  .refine(isProven('BOT'), prove('BOT'))
  .transform(({ CLIENT_SECRET, CLIENT_CERTIFICATE, BOT_SECRET, BOT_CERTIFICATE, ...rest }) => ({
    ...rest,
    CLIENT_CREDENTIAL: credential(CLIENT_SECRET, CLIENT_CERTIFICATE),
    BOT_CREDENTIAL: credential(BOT_SECRET, BOT_CERTIFICATE),
  }));

export type Config = Readonly<z.infer<typeof environment>>;

/** A wrong environment: the message names every bad variable and what it wants, never a value. */
export class BadConfig extends Error {}

/**
 * Reads the environment once.
 * @throws BadConfig with one line for each variable that is missing or malformed.
 */
export function readConfig(given: Record<string, string | undefined>): Config {
  const result = environment.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const missing = given[name] === undefined && issue.code !== 'custom';
    return `${name}: ${missing ? 'is not set' : remedy(issue)}`;
  });
  throw new BadConfig(`Handover can't start. Mend these variables:\n${lines.join('\n')}`);
}

function remedy(issue: z.core.$ZodIssue): string {
  return issue.code === 'custom' || issue.code === 'too_small'
    ? issue.message
    : `is not a valid ${issue.code === 'invalid_format' ? issue.format : 'value'}`;
}
