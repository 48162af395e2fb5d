import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Pool } from 'pg';
import restify from 'restify';
import { readSettings } from './child.ts';

export type ReadSettings = {
  databaseUrl: string;
  statements: { text: string; values: (string | null)[] }[];
  body: unknown;
  keysUrl: string;
  issuer: string;
  audience: string;
};

const { databaseUrl, statements, body, ...token } = await readSettings<ReadSettings>();
const pool = new Pool({ connectionString: databaseUrl, max: 20 });
const keys = createRemoteJWKSet(new URL(token.keysUrl));
const server = restify.createServer({ name: 'reference' });

server.get('/api/handovers/:id', async (request, response) => {
  const jwt = (request.headers.authorization ?? '').slice('Bearer '.length);
  await jwtVerify(jwt, keys, {
    algorithms: ['RS256'],
    issuer: token.issuer,
    audience: token.audience,
    clockTolerance: 60,
    requiredClaims: ['exp', 'nbf', 'iat', 'oid', 'tid'],
  });
  for (const { text, values } of statements) await pool.query(text, values);
  response.sendRaw(200, JSON.stringify(body), {
    'Content-Type': 'application/json; charset=utf-8',
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`);
});
