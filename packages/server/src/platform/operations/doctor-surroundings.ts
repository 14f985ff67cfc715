import { createTransport } from 'nodemailer';
import type { SmtpConfig } from '../config.ts';
import { HEALTHY, ill, NOT_NEEDED, type Finding } from './finding.ts';

const PATIENCE = { connectionTimeout: 3_000, greetingTimeout: 3_000, socketTimeout: 8_000 };
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Greets the mail server and signs in, without sending anything. */
export async function examineMail(smtp: SmtpConfig | null): Promise<Finding> {
  if (smtp === null) return NOT_NEEDED;
  const { host, port, secure, user, password } = smtp;
  const transport = createTransport({ host, port, secure, ...(user === '' ? {} : { auth: { user, pass: password } }), ...PATIENCE });
  try {
    await transport.verify();
    return HEALTHY;
  } catch (error) {
    return ill('mail-server-not-reachable', { host, port, reason: (error as NodeJS.ErrnoException).code ?? '' });
  } finally {
    transport.close();
  }
}

export function examineTimestamps(url: string | null): Finding {
  if (url === null) return NOT_NEEDED;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? HEALTHY : ill('setting-wrong', { variable: 'TIMESTAMP_URL' });
}

/** Over plain HTTP, links and sign-ins can be read on the way; only this machine may do without TLS. */
export function examineAddress(baseUrl: string): Finding {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'https:' || LOCAL_NAMES.has(hostname) ? HEALTHY : ill('address-not-secure', { address: baseUrl });
}
