// A certificate of our own making for a name, by openssl.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

export interface Certificate {
  /** Paths of PEM files. */
  cert: string;
  key: string;
}

export function certificateFor(name: string, folder: string): Certificate {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-out', cert, '-keyout', key],
    ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
  ]);
  return { cert, key };
}
