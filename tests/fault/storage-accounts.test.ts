import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataFolders, serverOf } from '../harness/data-folder.ts';
import { startProgram } from '../harness/program.ts';

const aFolder = dataFolders();
const holdFolder = path.join(import.meta.dirname, 'programs', 'hold-folder.ts');
const writeRows = path.join(import.meta.dirname, 'programs', 'write-rows.ts');
const nobody = { uid: 65_534, gid: 65_534 };

const isRoot = process.getuid?.() === 0;
/** Another account can only run the programs where it may read the checkout. */
const isReadable = spawnSync('test', ['-r', holdFolder], isRoot ? nobody : {}).status === 0;
const asOtherAccount = isRoot && isReadable ? it : it.skip;
const allowsNamespaces = spawnSync('unshare', ['--user', '--map-user=65534', 'true']).status === 0;
const whereAllowed = isRoot && allowsNamespaces ? it : it.skip;
/** In a changed root directory Linux refuses user namespaces, as default containers do. */
const refusingNamespaces = (root: string) => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  `mount --rbind / ${root} && exec chroot ${root} "$@"`,
  'sh',
];
const canRefuse =
  isRoot && allowsNamespaces && spawnSync('unshare', ['--mount', 'true']).status === 0;
const whereRefused = canRefuse ? it : it.skip;

/** The machine's files appear here inside the program only: never removed with what lies below. */
const mountPoints: string[] = [];
async function aMountPoint(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-root-'));
  mountPoints.push(folder);
  return folder;
}
afterEach(async () => {
  for (const folder of mountPoints.splice(0)) await rmdir(folder);
});

async function stopped(program: ReturnType<typeof startProgram>): Promise<void> {
  process.kill(program.pid, 'SIGTERM');
  expect(await program.ended).toBe(0);
}

async function ownerOf(pid: number | null): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
}

describe('the account PostgreSQL runs as', () => {
  whereAllowed(
    'as root below a folder that only root may enter, the database lies there',
    async () => {
      const closed = await aFolder();
      const folder = path.join(closed, 'data');
      expect((await stat(closed)).mode & 0o777).toBe(0o700);
      const program = startProgram({ script: holdFolder, args: [folder] });
      await program.waitFor('opened');
      expect(await serverOf(folder)).toBeGreaterThan(0);
      await stopped(program);
      expect((await stat(path.join(folder, 'database', 'data'))).uid).toBe(0);
      expect((await stat(path.join(folder, 'database', 'password'))).mode & 0o777).toBe(0o600);
    },
  );

  asOtherAccount('as an ordinary user it runs as that user', async () => {
    const folder = await aFolder();
    await chown(folder, nobody.uid, nobody.gid);
    const program = startProgram({ script: holdFolder, args: [folder], account: nobody });
    await program.waitFor('opened');
    expect(await ownerOf(await serverOf(folder))).toBe(nobody.uid);
    await stopped(program);
  });

  asOtherAccount(
    'refuses a folder whose database belongs to another account, naming both',
    async () => {
      const folder = await aFolder();
      await mkdir(path.join(folder, 'database'));
      await chown(path.join(folder, 'database'), 1234, 1234);
      const program = startProgram({ script: holdFolder, args: [folder] });
      expect(await program.waitFor('refused')).toMatchObject({
        code: 'folder_unusable',
        message: expect.stringMatching(/belongs to the account with uid 1234: .*this one is 0/),
      });
    },
  );

  asOtherAccount('refuses an account that is not listed, in one sentence', async () => {
    const folder = await aFolder();
    const account = { uid: 54_321, gid: 54_321 };
    await chown(folder, account.uid, account.gid);
    const program = startProgram({ script: holdFolder, args: [folder], account });
    expect(await program.waitFor('refused')).toMatchObject({
      code: 'no_account',
      message:
        'The embedded PostgreSQL cannot run as uid 54321, which /etc/passwd does not list: run ' +
        'as a listed account, add a line for this one, or set DATABASE_URL.',
    });
    expect(await program.ended).toBe(1);
  });

  asOtherAccount('refuses a data folder that cannot be made', async () => {
    const folder = await aFolder();
    const program = startProgram({
      script: holdFolder,
      args: [path.join(folder, 'data')],
      account: nobody,
    });
    expect(await program.waitFor('refused')).toMatchObject({ code: 'folder_unusable' });
  });
});

describe('as root where user namespaces are refused', () => {
  whereRefused('the database lies below /var/lib/handover and keeps its rows', async () => {
    const folder = await aFolder();
    const root = await aMountPoint();
    const inPlace = startProgram({ script: writeRows, args: [folder, '5'] });
    expect(await inPlace.ended).toBe(0);

    const prefix = refusingNamespaces(root);
    const moved = startProgram({ script: writeRows, args: [folder], prefix });
    expect(await moved.waitFor('opened')).toMatchObject({ before: [1, 2, 3, 4, 5] });
    await moved.waitFor('stored');
    const note = await readFile(path.join(folder, 'database-is-elsewhere.txt'), 'utf8');
    const home = /\/var\/lib\/handover\/[0-9a-f]{16}/.exec(note)?.[0] ?? '';
    expect(await ownerOf(await serverOf(home))).toBe(nobody.uid);
    await stopped(moved);

    const back = startProgram({ script: writeRows, args: [folder, '0'] });
    const found = (await back.waitFor('opened'))['before'];
    expect(found).toHaveLength(5 + moved.said.filter((line) => line.event === 'stored').length);
    expect(await back.ended).toBe(0);
    await rm(home, { recursive: true });
  });

  whereRefused('an emptied data folder starts anew and the old database is set aside', async () => {
    const folder = await aFolder();
    const root = await aMountPoint();
    const prefix = refusingNamespaces(root);
    const first = startProgram({ script: writeRows, args: [folder, '3'], prefix });
    expect(await first.ended).toBe(0);
    const note = path.join(folder, 'database-is-elsewhere.txt');
    const home = /\/var\/lib\/handover\/[0-9a-f]{16}/.exec(await readFile(note, 'utf8'))?.[0] ?? '';
    await rm(note);
    await chmod(folder, 0o700);
    const second = startProgram({ script: writeRows, args: [folder, '0'], prefix });
    expect(await second.waitFor('opened')).toMatchObject({ before: [] });
    expect(await second.ended).toBe(0);
    const left = (await readdir(home)).map((name) => name.replace(/-.*/, '')).toSorted();
    expect(left).toEqual(['database', 'database.abandoned']);
    await rm(home, { recursive: true });
  });
});
