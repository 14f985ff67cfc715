/**
 * Keeps migrations and queries inside the part of PostgreSQL that distributed engines share
 * (docs/decisions: portable subset), and tables inside their walls.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './listing.mjs';

/** Each with the reason, which is the message. */
const FORBIDDEN = [
  [/\bcreate type\b[^;]*\bas enum\b/i, 'no enum: a text column with a check travels, and row security keeps its index.'],
  [/\bcreate domain\b/i, 'no domain: write the check on the column.'],
  [/\bexclude\s+(using|\()/i, 'no exclusion constraint: check in the transaction under a row lock.'],
  [/\bdeferrable\b/i, 'no deferrable constraint: order the writes.'],
  [/\bpg_(try_)?advisory_/i, 'no advisory lock: some engines ignore it silently. A lease is a row.'],
  [/\btruncate\b/i, 'no TRUNCATE: it ignores row security.'],
  [/\bcreate (or replace )?(constraint )?trigger\b/i, 'no trigger: the rule stands in core and in a constraint.'],
  [/\bcreate (or replace )?rule\b/i, 'no rewrite rule.'],
  [/\b(small|big)?serial\b/i, 'no serial: ids are UUIDs, numbers for people come from rows.'],
  [/\bcreate materialized view\b/i, 'no materialized view: it ignores row security.'],
  [/\bcreate (unlogged|temp|temporary) table\b/i, 'no unlogged or temporary table: its rows are gone after a crash.'],
  [/\binherits\s*\(/i, 'no inheritance.'],
  [/\bnumeric\b|\bdecimal\b/i, 'no numeric: money is bigint minor units; comparing numeric loses the index under row security.'],
  [/\bon delete (cascade|set)\b|\bon update cascade\b/i, 'no cascading key: cascades ignore row security. Delete in the action.'],
  [/\bwith oids\b|\blo_(import|create|export)\b/i, 'no large objects: files stand outside the database.'],
];
const FORBIDDEN_IN_QUERIES = [
  ...FORBIDDEN.filter(([pattern]) => /advisory|truncate/.test(pattern.source)),
  [/\b(un)?listen\s+[a-z_]+\s*[;'"`]/i, 'no LISTEN outside the job queue: polling is the truth.'],
  [/\bset_config\s*\(/i, 'no set_config: it does not reach the shards of a distributed database. Use SET LOCAL.'],
];

/** @param {string} root */
export function findProblems(root) {
  const migrations = listFiles(root, 'packages/server/migrations', /\.sql$/);
  const sources = listFiles(root, 'packages/server/src', /(?<!\.test)\.ts$/);
  const problems = [
    ...migrations.flatMap((file) => problemsOfMigration(file, readFileSync(path.join(root, file), 'utf8'))),
    ...sources.flatMap((file) => matches(file, readFileSync(path.join(root, file), 'utf8'), FORBIDDEN_IN_QUERIES)),
  ];
  return { problems, looked: `sql ok: ${migrations.length} migrations, ${sources.length} sources` };
}

function problemsOfMigration(file, text) {
  const sql = withoutComments(text);
  return [...matches(file, sql, FORBIDDEN), ...tablesWithoutWorkspace(file, sql), ...looseDefiners(file, sql)];
}

function matches(file, text, rules) {
  return rules.flatMap(([pattern, reason]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${file}:${lineOf(text, found.index)}: "${found[0].trim().slice(0, 40)}" - ${reason}`];
  });
}

function tablesWithoutWorkspace(file, sql) {
  return [...sql.matchAll(/create table (?:if not exists )?([\w.]+)\s*\(([^;]*)\)/gi)]
    .filter(([, name, body]) => !name.includes('.') && !/\bprimary key \(workspace_id\b|\bworkspace_id uuid not null primary key\b/i.test(body))
    .map(([, name]) => `${file}: table "${name}" - its primary key must begin with workspace_id.`);
}

function looseDefiners(file, sql) {
  return [...sql.matchAll(/create (?:or replace )?function ([\w.]+)[^$]*\$/gi)]
    .filter(([head]) => /security definer/i.test(head) && !/set search_path/i.test(head))
    .map(([, name]) => `${file}: function "${name}" - SECURITY DEFINER needs SET search_path.`);
}

/** Comments become blanks of the same length, so that line numbers stay. */
function withoutComments(sql) {
  return sql.replaceAll(/--[^\n]*/g, (comment) => ' '.repeat(comment.length));
}

function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}
