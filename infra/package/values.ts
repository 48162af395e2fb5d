import { z } from 'zod';

const id = (whose: string) => z.guid(`Give the id of ${whose} (like 1b2c3d4e-…).`);
const page = (what: string) =>
  z.url({ protocol: /^https$/u, error: `Give the https address of ${what}.` });

/** What the package needs to know of an installation; the names are those of teamsapp.yml. */
const values = z.object({
  TEAMS_APP_ID: id('the Teams app'),
  CLIENT_ID: id('the Entra application Handover'),
  BOT_ID: id('the Entra application of the bot'),
  TAB_DOMAIN: z
    .string('Give the domain the service answers at, like handover.example.com.')
    .regex(
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/u,
      'Give the bare domain in small letters, without https:// and without a path.',
    )
    .refine(
      (domain) => !/\.(azurewebsites\.net|microsoft\.com|onmicrosoft\.com)$/u.test(domain),
      'Teams takes no shared domain here: use one of your own.',
    ),
  COMPANY_NAME: z
    .string('Give the company’s name.')
    .trim()
    .min(1, 'Give the company’s name.')
    .max(32, 'Teams takes at most 32 characters.'),
  COMPANY_URL: page('the company'),
  PRIVACY_URL: page('its privacy page'),
  TERMS_URL: page('its terms of use'),
});

/** Everything that is filled into the manifest. */
export type PackageValues = z.infer<typeof values>;

/** A variable is missing or wrong; the message names each, and what to give, never its value. */
export class BadPackageValues extends Error {}

/** Reads the values from the environment. @throws BadPackageValues naming every wrong variable. */
export function readPackageValues(environment: NodeJS.ProcessEnv): PackageValues {
  const read = values.safeParse(environment);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new BadPackageValues(
    `The app package cannot be made. Set in the environment:\n${lines.join('\n')}`,
  );
}
