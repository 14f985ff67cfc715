import { describeSealCertificate } from '@entente/seal/certificate';
import { readConfig } from '../platform/config.ts';
import { trustedCertificates } from '../signing/identity/seal.actions.ts';
import { readAllSeals } from '../signing/identity/seal.store.ts';

/**
 * The certificates that the instance on this machine seals or sealed with; none where there is no instance.
 * @throws ConfigError
 */
export async function knownSeals(env: NodeJS.ProcessEnv): Promise<readonly Uint8Array[]> {
  return trustedCertificates({ config: readConfig(env) });
}

/**
 * When the first of the certificates in use ends; null where nothing was sealed yet.
 * @throws ConfigError
 */
export async function firstSealToEnd(env: NodeJS.ProcessEnv): Promise<Date | null> {
  const ends = (await readAllSeals(readConfig(env).dataFolder))
    .flatMap(({ identities }) => identities.filter(({ retiredAt }) => retiredAt === null))
    .flatMap(({ chain }) => chain.slice(0, 1).map((der) => describeSealCertificate(Buffer.from(der, 'base64')).validTo.getTime()));
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}
