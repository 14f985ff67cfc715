import type { ArchivedTable } from '../export.store.ts';

/** What is in an archive, for whoever opens it without the program. */
export function archiveReadme(tables: readonly ArchivedTable[]): string {
  return `# Everything of one workspace

This is a tar archive (POSIX.1-1988) under gzip: any system opens it.

| where | what |
|---|---|
| manifest.json | when it was made, of which workspace, by which schema; the tables in the order in which they can be filled, with their columns |
| tables/<name>/NNNN.jsonl | the rows of a table, one JSON object a line; a table is cut into pieces of a few megabytes |
| csv/<name>.csv | the records once more for people and spreadsheets: UTF-8, commas, first line names the columns. Amounts in whole units with their currency beside, moments by the clocks of the workspace's zone (the head names it), a name after each id, fields of your own by their labels with their units. What a spreadsheet would run as a formula begins with an apostrophe |
| files/<sha256> | the files, named by their SHA-256; the table "files" says what each is called |
| checksum.sha256 | SHA-256 of every byte before it |

History stands in "activities": what happened, when, by whom, with what changed. In the JSON lines,
which are what a restore reads, amounts are in the smallest unit of their currency and times in UTC. Passwords, keys of other programs, webhooks and what is made again from the rest (the search index)
are not in it. "entente import-archive FILE" fills an empty instance with it.

${tables.map(({ name, columns }) => `## ${name}\n${columns.join(', ')}\n`).join('\n')}`;
}
