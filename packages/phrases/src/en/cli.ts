/** What the command line says. `problem.…` keeps the program from going on; `mend.…` is the doctor's advice. */
export const cli = {
  usage: `Entente

  entente start                 starts everything and prints the address
  entente doctor                looks at the installation and says what to mend
  entente backup [FILE]         writes one file with database, files and keys
  entente restore FILE          fills a new, empty installation with a backup
  entente import-archive FILE   brings a workspace in from its archive
  entente verify FILE           says whether a sealed PDF is as it was sealed
  entente sample clear          removes the sample workspace
  entente sample --clients N    makes a sample workspace of N clients, to try the size
  entente help                  shows this

  --language en|pl|ru           the language of these messages

A passphrase in ENTENTE_BACKUP_PASSPHRASE encrypts a backup and opens it again.`,
  unknownCommand: 'There is no command "{command}". This is what there is:',
  fileNeeded: 'Please name the file: entente {command} FILE',
  fileUnreadable: 'The file {file} cannot be read ({reason}).',
  languageUnknown: 'The language "{language}" is not one of en, pl, ru.',
  unexpected: 'Something went wrong that Entente did not foresee: {message}',
  unexpectedHelp: 'What was saved is safe. If it happens again, entente doctor may find the cause; with ENTENTE_DEBUG=1 the full report is printed.',

  starting: 'Starting…',
  running: 'Entente is running: {url}',
  sampleLogin: 'Sample sign-in: {email} with the password {password}',
  setUpCode: 'Nobody has set this Entente up yet. Do it at {url} with the code {code}',
  howToStop: 'Ctrl-C stops it.',
  stopping: 'Stopping…',
  stopped: 'Stopped. Everything is saved.',

  backupWriting: 'Writing the backup…',
  backupDone: 'The backup is written and checked: {file}',
  backupHolds: 'It holds {rows, plural, one {# row} other {# rows}} in {tables, plural, one {# table} other {# tables}}, {files, plural, one {# file} other {# files}} and {secrets, plural, one {# key} other {# keys}} ({megabytes} MB).',
  backupOpen: 'It is not encrypted and holds the key of your seal: whoever has this file can read everything and seal in your name. Keep it like a signed blank page, or set ENTENTE_BACKUP_PASSPHRASE.',
  backupLocked: 'It is encrypted with your passphrase. Without the passphrase nobody can open it, and neither can you.',
  backupWithoutKeys: 'No key stands in the data folder. If you set ENTENTE_SECRET_KEY from outside, keep it separately: without it links and the seal cannot be restored.',
  restoreReading: 'Checking the backup, then filling the installation…',
  restoreDone: 'Restored and compared row by row: {rows, plural, one {# row} other {# rows}} in {tables, plural, one {# table} other {# tables}}, {files, plural, one {# file} other {# files}}, as of {madeAt}.',
  archiveImported: 'The workspace is here: {rows, plural, one {# row} other {# rows}}, {files, plural, one {# file} other {# files}}. Its people sign in with a mailed code.',

  sampleWritten: 'Written: {count, plural, one {# client} other {# clients}} with all that belongs to them.',
  sampleIndexed: 'Made findable: {count, plural, one {# record} other {# records}}.',
  sampleGrown: 'A sample workspace stands: {clients, number} clients, {contacts, number} contacts, {deals, number} deals, {activities, number} activities.\nSign-in: {email} with the password {password}',
  sampleCleared: 'The sample workspace is gone. Your own data is untouched.',
  sampleAbsent: 'There is no sample workspace.',

  'examine.node': 'Node',
  'examine.settings': 'Settings',
  'examine.folder': 'Data folder',
  'examine.disk': 'Disk space',
  'examine.secrets': 'Keys and passwords',
  'examine.database': 'Database',
  'examine.durability': 'Safety of what is written',
  'examine.rights': 'Rights of the program in the database',
  'examine.migrations': 'Shape of the database',
  'examine.clock': 'Clocks',
  'examine.seal': 'Seal',
  'examine.mail': 'Mail server',
  'examine.timestamps': 'Time stamps',
  'examine.address': 'Address',
  healthy: 'in order',
  notNeeded: 'not set up, not needed',
  ill: 'to mend',
  doctorAllWell: 'Everything is in order.',
  doctorIll: '{count, plural, one {# thing needs} other {# things need}} mending.',

  'mend.node-too-old': 'This is Node {found}. Install {oldest} or newer; "npm start" brings one by itself.',
  'mend.folder-not-writable': 'The folder {folder} cannot be written. Give its rights to the user who runs Entente, or name another folder in ENTENTE_DATA.',
  'mend.disk-nearly-full': 'Only {megabytes, plural, one {# MB} other {# MB}} are free for {folder}. Make room: the database stops when the disk is full.',
  'mend.secrets-open-to-others': 'Other users of this machine can reach {place}. Close it: chmod -R go= "{place}"',
  'mend.master-key-missing': 'The key of this installation is missing: {file}. Put it back from a backup before the next start; without it links end, and nothing can be sealed with the present seal.',
  'mend.database-may-lose-data': 'These settings of the database are off: {settings}. Turn them on, or a power cut may take what was already confirmed.',
  'mend.database-not-utf8': 'The database keeps text as {encoding}. Make a new one with the encoding UTF8 and restore a backup into it.',
  'mend.app-role-too-strong': 'The role {role} may do more than the program needs; the walls between workspaces would not bind it. Start Entente once: it takes the surplus rights away, or prints the SQL for it.',
  'mend.migrations-missing': '{count, plural, one {# change} other {# changes}} of the database have not run yet. Make a backup, then start Entente: it runs them.',
  'mend.database-is-newer': 'The database belongs to a newer Entente (it knows {migration}). Update the program.',
  'mend.migration-was-changed': 'The file {migration} is not the one that shaped this database. Fetch the program again, unchanged.',
  'mend.clocks-differ': 'The clocks of this machine and of the database differ by {seconds, plural, one {# second} other {# seconds}}. Turn on time synchronisation on both.',
  'mend.seal-expires': 'The certificate of the seal ends on {day} ({days, plural, one {# day} other {# days}} left). Renew it in Settings, Seal. What is sealed already stays checkable.',
  'mend.mail-server-not-reachable': 'The mail server {host}, port {port}, does not accept us ({reason}). Check SMTP_URL; messages wait in the Outbox meanwhile.',
  'mend.address-not-secure': 'The address {address} is not encrypted: links and passwords could be read on the way. Put a proxy with TLS in front and set ENTENTE_URL to the https address.',
  'mend.setting-wrong': 'The setting {variable} does not have the right shape. The README shows it.',

  'problem.platform-not-supported': 'There is no embedded database for this machine ({platform}). Use a PostgreSQL of your own: set DATABASE_URL.',
  'problem.database-programs-missing': 'The programs of the embedded database are incomplete ({program}). Delete the folder node_modules and start again.',
  'problem.database-user-missing': 'The database does not run as root, and none of these users exists: {names}. Make one, for example: useradd --system entente',
  'problem.user-without-name': 'The user with the number {uid} has no name on this machine, and the database needs one. Add it to /etc/passwd or run as another user.',
  'problem.data-folder-not-writable': 'The folder {folder} cannot be written ({reason}). Give its rights to the user who runs Entente, or name another folder in ENTENTE_DATA.',
  'problem.data-folder-not-reachable': 'The database runs as the user with the number {uid}, who cannot reach {folder}. Put Entente into a folder that others may pass through, for example /srv/entente, or run it as an ordinary user.',
  'problem.data-folder-in-use': '{pid, select, 0 {The folder {folder} is already open in another Entente.} other {The folder {folder} is already open in another Entente (process {pid}).}} Use that one, stop it first, or name another folder in ENTENTE_DATA.',
  'problem.data-folder-damaged': 'The folder {folder} holds something that is not a database. Name another folder in ENTENTE_DATA, or restore a backup into an empty one.',
  'problem.data-folder-of-another-user': 'The folder {folder} belongs to another user (number {uid}). Run Entente as that user, or give the folder to yours: chown -R',
  'problem.database-version-differs': 'The data in {folder} was written by PostgreSQL {found}, this Entente brings {expected}. Make a backup with the Entente that wrote it and restore it with this one.',
  'problem.database-secret-missing': 'The password of the database is missing ({file}). Put the file back, or restore a backup into an empty folder.',
  'problem.database-does-not-start': 'The database in {folder} does not start. It says: {reason}',
  'problem.database-not-reachable': 'The database on {host} does not answer ({reason}). Check DATABASE_URL and whether the server runs.',
  'problem.database-url-not-understood': 'DATABASE_URL has no shape that can be used. It looks like this: postgresql://user:password@host:5432/database',
  'problem.database-too-old': 'The database is PostgreSQL {version}; 15 or newer is needed.',
  'problem.roles-cannot-be-made': 'The database user {user} may not make the roles that Entente needs. Have an administrator of the database run this once, then start again:\n\n{sql}\n',
  'problem.nothing-to-back-up': 'There is nothing to back up yet: {place} holds no installation that was ever started.',
  'problem.backup-file-exists': 'There is already a file {file}. Nothing was overwritten; choose another name.',
  'problem.backup-file-unreadable': 'The file {file} cannot be read ({reason}).',
  'problem.backup-file-damaged': 'The backup is damaged (at: {place}). Nothing was restored; use another copy.',
  'problem.backup-not-ours': 'The file {file} is not a backup of Entente.',
  'problem.backup-of-newer-version': 'This backup was made by another version of Entente that this one does not know ({place}). Update the program and try again.',
  'problem.backup-needs-passphrase': 'This backup is encrypted. Set ENTENTE_BACKUP_PASSPHRASE to its passphrase and try again.',
  'problem.backup-passphrase-wrong': 'The passphrase does not fit this backup.',
  'problem.backup-role-too-weak': 'The database role {role} cannot read everything, so the backup would be incomplete ({tables, plural, one {# table} other {# tables}}). Nothing was written. Start Entente once: it mends the role, or prints the SQL for it.',
  'problem.restore-target-not-empty': 'There is data here already ({place}). A backup is restored only into a new, empty installation: name an empty folder in ENTENTE_DATA, or an empty database in DATABASE_URL.',
  'problem.restore-differs': 'After restoring, {place} was not the same as in the backup. Everything was taken back; the installation is empty.',
  'problem.port-in-use': 'The port {port} is already taken by another program. Stop it, or choose another: PORT=4800 npm start',
  'problem.port-not-allowed': 'This user may not open the port {port}. Choose one above 1023: PORT=4800 npm start',
  'problem.setting-wrong': 'A setting does not fit: {message}',
} as const;
