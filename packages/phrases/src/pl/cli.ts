import type { Phrases } from '../shape.ts';
import type { cli as english } from '../en/cli.ts';

export const cli: Phrases<typeof english> = {
  usage: `Entente

  entente start                 uruchamia wszystko i podaje adres
  entente doctor                sprawdza instalację i mówi, co naprawić
  entente backup [PLIK]         zapisuje w jednym pliku bazę, pliki i klucze
  entente restore PLIK          wypełnia nową, pustą instalację z kopii zapasowej
  entente import-archive PLIK   wczytuje przestrzeń z jej archiwum
  entente verify PLIK           mówi, czy zapieczętowany PDF jest taki jak w chwili pieczętowania
  entente sample clear          usuwa przykładową przestrzeń
  entente sample --clients N    tworzy przykładową przestrzeń z N klientami, do wypróbowania skali
  entente help                  pokazuje ten tekst

  --language en|pl|ru           język tych komunikatów

Hasło w zmiennej ENTENTE_BACKUP_PASSPHRASE szyfruje kopię zapasową i ją otwiera.`,
  unknownCommand: 'Nie ma polecenia „{command}”. Dostępne są:',
  fileNeeded: 'Proszę podać plik: entente {command} PLIK',
  fileUnreadable: 'Nie można odczytać pliku {file} ({reason}).',
  languageUnknown: 'Język „{language}” nie jest dostępny; do wyboru: en, pl, ru.',
  unexpected: 'Stało się coś, czego Entente nie przewidziało: {message}',
  unexpectedHelp: 'To, co zapisane, jest bezpieczne. Jeśli błąd się powtórzy, przyczynę może wskazać entente doctor; z ENTENTE_DEBUG=1 drukowany jest pełny opis.',

  starting: 'Uruchamianie…',
  running: 'Entente działa: {url}',
  sampleLogin: 'Przykładowe konto: {email}, hasło {password}',
  setUpCode: 'Nikt jeszcze nie skonfigurował tej instalacji. Można to zrobić pod adresem {url}, podając kod {code}',
  howToStop: 'Zatrzymanie: Ctrl-C.',
  stopping: 'Zatrzymywanie…',
  stopped: 'Zatrzymano. Wszystko jest zapisane.',

  backupWriting: 'Zapisywanie kopii zapasowej…',
  backupDone: 'Kopia zapasowa jest zapisana i sprawdzona: {file}',
  backupHolds: 'Zawiera {rows, plural, one {# wiersz} few {# wiersze} many {# wierszy} other {# wiersza}} w {tables, plural, one {# tabeli} few {# tabelach} many {# tabelach} other {# tabeli}}, {files, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}} i {secrets, plural, one {# klucz} few {# klucze} many {# kluczy} other {# klucza}} ({megabytes} MB).',
  backupOpen: 'Nie jest zaszyfrowana i zawiera klucz Państwa pieczęci: kto ma ten plik, może przeczytać wszystko i pieczętować w Państwa imieniu. Proszę strzec go jak podpisanej pustej kartki albo ustawić ENTENTE_BACKUP_PASSPHRASE.',
  backupLocked: 'Jest zaszyfrowana Państwa hasłem. Bez tego hasła nikt jej nie otworzy, również Państwo.',
  backupWithoutKeys: 'W folderze danych nie ma klucza. Jeśli ENTENTE_SECRET_KEY jest podawany z zewnątrz, proszę przechowywać go osobno: bez niego nie da się odtworzyć linków ani pieczęci.',
  restoreReading: 'Sprawdzanie kopii, a potem wypełnianie instalacji…',
  restoreDone: 'Odtworzono i porównano wiersz po wierszu: {rows, plural, one {# wiersz} few {# wiersze} many {# wierszy} other {# wiersza}} w {tables, plural, one {# tabeli} few {# tabelach} many {# tabelach} other {# tabeli}}, {files, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}, stan z {madeAt}.',
  archiveImported: 'Przestrzeń jest na miejscu: {rows, plural, one {# wiersz} few {# wiersze} many {# wierszy} other {# wiersza}}, {files, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}. Osoby logują się kodem z e-maila.',

  sampleWritten: 'Zapisano: {count, plural, one {# klient} few {# klienci} many {# klientów} other {# klienta}} wraz ze wszystkim, co do nich należy.',
  sampleIndexed: 'Gotowe do wyszukiwania: {count, plural, one {# rekord} few {# rekordy} many {# rekordów} other {# rekordu}}.',
  sampleGrown: 'Przykładowa przestrzeń jest gotowa. Klienci: {clients, number}, kontakty: {contacts, number}, szanse: {deals, number}, zdarzenia: {activities, number}.\nLogowanie: {email}, hasło {password}',
  sampleCleared: 'Przykładowa przestrzeń została usunięta. Państwa własne dane są nietknięte.',
  sampleAbsent: 'Nie ma tu przykładowej przestrzeni.',

  'examine.node': 'Node',
  'examine.settings': 'Ustawienia',
  'examine.folder': 'Folder danych',
  'examine.disk': 'Miejsce na dysku',
  'examine.secrets': 'Klucze i hasła',
  'examine.database': 'Baza danych',
  'examine.durability': 'Trwałość zapisu',
  'examine.rights': 'Uprawnienia programu w bazie',
  'examine.migrations': 'Budowa bazy',
  'examine.clock': 'Zegary',
  'examine.seal': 'Pieczęć',
  'examine.mail': 'Serwer poczty',
  'examine.timestamps': 'Znaczniki czasu',
  'examine.address': 'Adres',
  healthy: 'w porządku',
  notNeeded: 'nieustawione, niepotrzebne',
  ill: 'do naprawy',
  doctorAllWell: 'Wszystko jest w porządku.',
  doctorIll: 'Do naprawy: {count, plural, one {# rzecz} few {# rzeczy} many {# rzeczy} other {# rzeczy}}.',

  'mend.node-too-old': 'To jest Node {found}. Proszę zainstalować {oldest} lub nowszy; „npm start” pobiera go samo.',
  'mend.folder-not-writable': 'W folderze {folder} nie można pisać. Proszę nadać prawa użytkownikowi, który uruchamia Entente, albo wskazać inny folder w ENTENTE_DATA.',
  'mend.disk-nearly-full': 'Dla {folder} pozostało tylko {megabytes, plural, one {# MB} few {# MB} many {# MB} other {# MB}}. Proszę zwolnić miejsce: gdy dysk się zapełni, baza przestanie działać.',
  'mend.secrets-open-to-others': 'Inni użytkownicy tego komputera mają dostęp do {place}. Proszę go zamknąć: chmod -R go= "{place}"',
  'mend.master-key-missing': 'Brakuje klucza tej instalacji: {file}. Proszę przywrócić go z kopii zapasowej przed następnym uruchomieniem; bez niego linki przestaną działać, a obecną pieczęcią nie da się niczego zapieczętować.',
  'mend.database-may-lose-data': 'Te ustawienia bazy są wyłączone: {settings}. Proszę je włączyć, inaczej zanik prądu może zabrać to, co już potwierdzono.',
  'mend.database-not-utf8': 'Baza przechowuje tekst jako {encoding}. Proszę utworzyć nową z kodowaniem UTF8 i odtworzyć w niej kopię zapasową.',
  'mend.app-role-too-strong': 'Rola {role} może więcej, niż program potrzebuje; ściany między przestrzeniami by jej nie wiązały. Proszę raz uruchomić Entente: odbierze nadmiar uprawnień albo wydrukuje potrzebny SQL.',
  'mend.migrations-missing': 'Czeka {count, plural, one {# zmiana} few {# zmiany} many {# zmian} other {# zmiany}} budowy bazy. Proszę zrobić kopię zapasową i uruchomić Entente: wykona je samo.',
  'mend.database-is-newer': 'Baza należy do nowszego Entente (zna {migration}). Proszę zaktualizować program.',
  'mend.migration-was-changed': 'Plik {migration} nie jest tym, który zbudował tę bazę. Proszę pobrać program ponownie, bez zmian.',
  'mend.clocks-differ': 'Zegar tego komputera i zegar bazy różnią się o {seconds, plural, one {# sekundę} few {# sekundy} many {# sekund} other {# sekundy}}. Proszę włączyć synchronizację czasu po obu stronach.',
  'mend.seal-expires': 'Certyfikat pieczęci kończy się {day} (pozostało: {days, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}). Proszę odnowić go w Ustawieniach, w części Pieczęć. To, co już zapieczętowano, nadal da się sprawdzić.',
  'mend.mail-server-not-reachable': 'Serwer poczty {host}, port {port}, nas nie przyjmuje ({reason}). Proszę sprawdzić SMTP_URL; wiadomości czekają w skrzynce nadawczej.',
  'mend.address-not-secure': 'Adres {address} nie jest szyfrowany: linki i hasła można by odczytać po drodze. Proszę postawić z przodu serwer pośredniczący z TLS i ustawić ENTENTE_URL na adres https.',
  'mend.setting-wrong': 'Ustawienie {variable} ma niewłaściwą postać. Właściwą pokazuje README.',

  'problem.platform-not-supported': 'Dla tego komputera ({platform}) nie ma wbudowanej bazy. Proszę użyć własnego PostgreSQL i ustawić DATABASE_URL.',
  'problem.database-programs-missing': 'Programy wbudowanej bazy są niekompletne ({program}). Proszę usunąć folder node_modules i uruchomić ponownie.',
  'problem.database-user-missing': 'Baza nie działa jako root, a żaden z tych użytkowników nie istnieje: {names}. Proszę utworzyć jednego, na przykład: useradd --system entente',
  'problem.user-without-name': 'Użytkownik o numerze {uid} nie ma na tym komputerze nazwy, a baza jej wymaga. Proszę dodać go do /etc/passwd albo uruchomić program jako inny użytkownik.',
  'problem.data-folder-not-writable': 'W folderze {folder} nie można pisać ({reason}). Proszę nadać prawa użytkownikowi, który uruchamia Entente, albo wskazać inny folder w ENTENTE_DATA.',
  'problem.data-folder-not-reachable': 'Baza działa jako użytkownik o numerze {uid}, który nie ma dojścia do {folder}. Proszę umieścić Entente w folderze dostępnym dla innych, na przykład /srv/entente, albo uruchamiać je jako zwykły użytkownik.',
  'problem.data-folder-in-use': '{pid, select, 0 {Folder {folder} jest już otwarty w innym Entente.} other {Folder {folder} jest już otwarty w innym Entente (proces {pid}).}} Proszę korzystać z tamtego, najpierw je zatrzymać albo wskazać inny folder w ENTENTE_DATA.',
  'problem.data-folder-damaged': 'Folder {folder} zawiera coś, co nie jest bazą. Proszę wskazać inny folder w ENTENTE_DATA albo odtworzyć kopię zapasową w pustym.',
  'problem.data-folder-of-another-user': 'Folder {folder} należy do innego użytkownika (numer {uid}). Proszę uruchomić Entente jako ten użytkownik albo przekazać folder swojemu: chown -R',
  'problem.database-version-differs': 'Dane w {folder} zapisał PostgreSQL {found}, a to Entente ma wersję {expected}. Proszę zrobić kopię zapasową w Entente, które je zapisało, i odtworzyć ją w tym.',
  'problem.database-secret-missing': 'Brakuje hasła bazy ({file}). Proszę przywrócić ten plik albo odtworzyć kopię zapasową w pustym folderze.',
  'problem.database-does-not-start': 'Baza w {folder} się nie uruchamia. Jej komunikat: {reason}',
  'problem.database-not-reachable': 'Baza na {host} nie odpowiada ({reason}). Proszę sprawdzić DATABASE_URL i to, czy serwer działa.',
  'problem.database-url-not-understood': 'DATABASE_URL ma postać, której nie da się użyć. Właściwa wygląda tak: postgresql://użytkownik:hasło@host:5432/baza',
  'problem.database-too-old': 'Baza to PostgreSQL {version}; potrzebny jest 15 lub nowszy.',
  'problem.roles-cannot-be-made': 'Użytkownik bazy {user} nie może utworzyć ról, których potrzebuje Entente. Proszę, aby administrator bazy raz wykonał poniższe polecenia, i uruchomić ponownie:\n\n{sql}\n',
  'problem.nothing-to-back-up': 'Nie ma jeszcze czego kopiować: {place} nie zawiera instalacji, którą kiedykolwiek uruchomiono.',
  'problem.backup-file-exists': 'Plik {file} już istnieje. Nic nie zostało nadpisane; proszę wybrać inną nazwę.',
  'problem.backup-file-unreadable': 'Nie można odczytać pliku {file} ({reason}).',
  'problem.backup-file-damaged': 'Kopia zapasowa jest uszkodzona (miejsce: {place}). Nic nie zostało odtworzone; proszę użyć innej kopii.',
  'problem.backup-not-ours': 'Plik {file} nie jest kopią zapasową Entente.',
  'problem.backup-of-newer-version': 'Tę kopię zrobiła inna wersja Entente, której ta nie zna ({place}). Proszę zaktualizować program i spróbować ponownie.',
  'problem.backup-needs-passphrase': 'Ta kopia jest zaszyfrowana. Proszę podać jej hasło w ENTENTE_BACKUP_PASSPHRASE i spróbować ponownie.',
  'problem.backup-passphrase-wrong': 'Hasło nie pasuje do tej kopii zapasowej.',
  'problem.backup-role-too-weak': 'Rola bazy {role} nie może odczytać wszystkiego, więc kopia byłaby niepełna ({tables, plural, one {# tabela} few {# tabele} many {# tabel} other {# tabeli}}). Nic nie zapisano. Proszę raz uruchomić Entente: naprawi rolę albo wydrukuje potrzebny SQL.',
  'problem.restore-target-not-empty': 'Tu są już dane ({place}). Kopię odtwarza się tylko w nowej, pustej instalacji: proszę wskazać pusty folder w ENTENTE_DATA albo pustą bazę w DATABASE_URL.',
  'problem.restore-differs': 'Po odtworzeniu {place} różniło się od kopii. Wszystko zostało cofnięte; instalacja jest pusta.',
  'problem.port-in-use': 'Port {port} zajmuje już inny program. Proszę go zatrzymać albo wybrać inny port: PORT=4800 npm start',
  'problem.port-not-allowed': 'Ten użytkownik nie może otworzyć portu {port}. Proszę wybrać port powyżej 1023: PORT=4800 npm start',
  'problem.setting-wrong': 'Niewłaściwe ustawienie: {message}',
};
