import { resolve } from 'node:path';
import { localeFromHeader, type Locale } from '@entente/core/kernel/locale';

export type SmtpConfig = { readonly host: string; readonly port: number; readonly secure: boolean; readonly user: string; readonly password: string; readonly from: string };

/** Everything that may be set from outside, read once. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where people reach this instance; every link is built from it, never from a Host header. */
  readonly baseUrl: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly smtp: SmtpConfig | null;
  /** RFC 3161 authority for time stamps. */
  readonly timestampUrl: string | null;
  /** How many proxies stand in front; the client's address is read that many steps from the right of X-Forwarded-For. */
  readonly trustedProxies: number;
  /** Requests a minute for one API key, five times as many for one login; 0 for no limit. */
  readonly rateLimit: number;
  /** Webhooks may go to addresses of private networks and over plain http. */
  readonly webhookPrivate: boolean;
  /** Every query is planned once for each connection. For tests, whose tables are small: a plan for few rows may be a bad one for many, and each takes memory. */
  readonly keepsPlans: boolean;
  /** Load the sample workspace into an empty instance. */
  readonly sample: boolean;
  /** Language of the sample workspace: ENTENTE_LANGUAGE, else that of the system. */
  readonly locale: Locale;
};

export class ConfigError extends Error {
  readonly variable: string;

  constructor(variable: string, message: string) {
    super(`${variable}: ${message}`);
    this.variable = variable;
  }
}

/**
 * Reads the configuration from the environment.
 * @throws ConfigError naming the variable that is wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = wholeNumber(env, 'PORT', { fallback: 4700, most: 65_535 });
  const host = env.HOST ?? '127.0.0.1';
  const baseUrl = (env.ENTENTE_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) throw new ConfigError('ENTENTE_URL', 'must be an http or https address');
  return {
    port,
    host,
    baseUrl,
    dataFolder: resolve(env.ENTENTE_DATA ?? 'data'),
    databaseUrl: env.DATABASE_URL === undefined || env.DATABASE_URL === '' ? null : env.DATABASE_URL,
    smtp: readSmtp(env),
    timestampUrl: env.TIMESTAMP_URL === undefined || env.TIMESTAMP_URL === '' ? null : env.TIMESTAMP_URL,
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', { fallback: 0, most: 10 }),
    rateLimit: wholeNumber(env, 'RATE_LIMIT', { fallback: 600, most: 1_000_000 }),
    webhookPrivate: env.WEBHOOK_PRIVATE === '1',
    keepsPlans: env.KEEP_PLANS === '1',
    sample: env.ENTENTE_SAMPLE !== 'no',
    locale: localeOfMachine(env),
  };
}

/** Whether nobody but the people at this computer can come in. */
export function isOwnMachine({ baseUrl }: Pick<Config, 'baseUrl'>): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname);
}

function readSmtp(env: NodeJS.ProcessEnv): SmtpConfig | null {
  const url = env.SMTP_URL ?? '';
  if (url === '') return null;
  if (!URL.canParse(url)) throw new ConfigError('SMTP_URL', 'must look like smtp://user:password@host:587 or smtps://…');
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new ConfigError('SMTP_URL', 'must begin with smtp:// or smtps://');
  const secure = protocol === 'smtps:';
  const from = env.MAIL_FROM ?? '';
  if (from === '') throw new ConfigError('MAIL_FROM', 'must be set when SMTP_URL is');
  return { host: hostname, port: port === '' ? (secure ? 465 : 587) : Number(port), secure, user: decodeURIComponent(username), password: decodeURIComponent(password), from };
}

function wholeNumber(env: NodeJS.ProcessEnv, variable: string, { fallback, most }: { fallback: number; most: number }): number {
  const text = env[variable];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) throw new ConfigError(variable, `must be a whole number from 0 to ${most}`);
  return value;
}

/** The language that the machine speaks: "pl_PL.UTF-8" is Polish. */
function localeOfMachine(env: NodeJS.ProcessEnv): Locale {
  const [tag = ''] = (env.ENTENTE_LANGUAGE ?? env.LC_ALL ?? env.LANG ?? '').split('.');
  return localeFromHeader(tag.replace('_', '-'));
}
