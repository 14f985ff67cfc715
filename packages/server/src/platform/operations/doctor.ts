import type pg from 'pg';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { dataFolderAt, holdsCluster } from '../postgres/data-folder.ts';
import { reachDatabase, type ReadyDatabase } from '../postgres/ensure-database.ts';
import { withClient } from '../postgres/with-client.ts';
import { examineClock, examineDurability, examineMigrations, examineRights } from './doctor-database.ts';
import { examineDisk, examineFolder, examineNode, examineSecrets } from './doctor-machine.ts';
import { examineAddress, examineMail, examineTimestamps } from './doctor-surroundings.ts';
import { HEALTHY, ill, NOT_NEEDED, type Finding } from './finding.ts';
import { HouseProblem } from './house-problem.ts';

/** What the doctor looks at, in the order in which it is said. */
export const EXAMINATIONS = ['node', 'settings', 'folder', 'disk', 'secrets', 'database', 'durability', 'rights', 'migrations', 'clock', 'seal', 'mail', 'timestamps', 'address'] as const;
export type Examination = (typeof EXAMINATIONS)[number];

export type DoctorReport = { readonly findings: readonly { readonly examination: Examination; readonly finding: Finding }[]; readonly ill: number };

export type DoctorOptions = {
  /** The settings, as the program would read them. */
  readonly env: NodeJS.ProcessEnv;
  /** The time and the machine's Node, as arguments so that tests can vary them. */
  readonly now: () => Date;
  readonly nodeVersion: string;
  /** When the seal's certificate ends; null before the first start, left out where nothing is sealed. */
  readonly sealValidTo?: () => Promise<Date | null>;
};

/** Looks at everything, changes nothing, and says what is wrong. An embedded database that is not running is started for the visit. */
export async function doctor(options: DoctorOptions): Promise<DoctorReport> {
  const config = configOrFinding(options.env);
  const found = new Map<Examination, Finding>([['node', examineNode(options.nodeVersion)]]);
  if ('state' in config) found.set('settings', config);
  else for (const [examination, finding] of await examineInstance(config, options)) found.set(examination, finding);
  const findings = EXAMINATIONS.flatMap((examination) => {
    const finding = found.get(examination);
    return finding === undefined ? [] : [{ examination, finding }];
  });
  return { findings, ill: findings.filter(({ finding }) => finding.state === 'ill').length };
}

function configOrFinding(env: NodeJS.ProcessEnv): Config | Finding {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return ill('setting-wrong', { variable: error.variable });
    throw error;
  }
}

/** An embedded database that was never made needs no examination, and must not be made by one. */
function wasStarted({ dataFolder, databaseUrl }: Config): boolean {
  return databaseUrl !== null || holdsCluster(dataFolderAt(dataFolder));
}

type Findings = readonly (readonly [Examination, Finding])[];

async function examineInstance(config: Config, options: DoctorOptions): Promise<Findings> {
  return [
    ['settings', HEALTHY],
    ['folder', await examineFolder(config.dataFolder)],
    ['disk', await examineDisk(config.dataFolder)],
    ['secrets', await examineSecrets(config.dataFolder, { wasStarted: wasStarted(config), givenKey: options.env.ENTENTE_SECRET_KEY })],
    ...(await examineDatabase(config, options)),
    ['seal', await examineSeal(options)],
    ['mail', await examineMail(config.smtp)],
    ['timestamps', examineTimestamps(config.timestampUrl)],
    ['address', examineAddress(config.baseUrl)],
  ];
}

async function examineDatabase(config: Config, { now }: DoctorOptions): Promise<Findings> {
  if (!wasStarted(config)) return [['database', NOT_NEEDED]];
  const reached = await reachOrProblem(config);
  if (reached instanceof HouseProblem) return [['database', ill(reached.code, reached.detail)]];
  try {
    const asApp = <Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> => withClient(reached.appConfig, work);
    return [
      ['database', await asApp(examineEncoding)],
      ['durability', await asApp(examineDurability)],
      ['rights', await asApp(examineRights)],
      ['migrations', await withClient(reached.adminConfig, examineMigrations)],
      ['clock', await asApp((client) => examineClock(client, now))],
    ];
  } finally {
    await reached.stop();
  }
}

async function reachOrProblem({ dataFolder, databaseUrl }: Config): Promise<ReadyDatabase | HouseProblem> {
  try {
    return await reachDatabase({ dataFolder, databaseUrl: databaseUrl ?? undefined });
  } catch (error) {
    if (error instanceof HouseProblem) return error;
    throw error;
  }
}

async function examineEncoding(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ encoding: string }>("SELECT current_setting('server_encoding') AS encoding");
  const encoding = rows[0]?.encoding ?? '';
  return encoding === 'UTF8' ? HEALTHY : ill('database-not-utf8', { encoding });
}

const SEAL_WARNING_DAYS = 30;
const DAY_MS = 86_400_000;

async function examineSeal({ sealValidTo, now }: DoctorOptions): Promise<Finding> {
  const validTo = await sealValidTo?.();
  if (validTo === undefined || validTo === null) return NOT_NEEDED;
  const days = Math.floor((validTo.getTime() - now().getTime()) / DAY_MS);
  return days > SEAL_WARNING_DAYS ? HEALTHY : ill('seal-expires', { days, day: validTo.toISOString().slice(0, 10) });
}
