import type { Phrases } from '../shape.ts';
import type { cli as english } from '../en/cli.ts';

export const cli: Phrases<typeof english> = {
  usage: `Entente

  entente start                 запускает всё и сообщает адрес
  entente doctor                проверяет установку и говорит, что исправить
  entente backup [ФАЙЛ]         записывает в один файл базу, файлы и ключи
  entente restore ФАЙЛ          наполняет новую, пустую установку из резервной копии
  entente import-archive ФАЙЛ   вносит пространство из его архива
  entente verify ФАЙЛ           говорит, таков ли PDF с печатью, каким он был при её наложении
  entente sample clear          удаляет учебное пространство
  entente sample --clients N    создаёт учебное пространство на N клиентов, чтобы проверить размер
  entente help                  показывает этот текст

  --language en|pl|ru           язык этих сообщений

Пароль в переменной ENTENTE_BACKUP_PASSPHRASE шифрует резервную копию и открывает её.`,
  unknownCommand: 'Команды «{command}» нет. Вот что есть:',
  fileNeeded: 'Укажите файл: entente {command} ФАЙЛ',
  fileUnreadable: 'Файл {file} не читается ({reason}).',
  languageUnknown: 'Языка «{language}» нет; доступны en, pl, ru.',
  unexpected: 'Произошло то, чего Entente не предвидела: {message}',
  unexpectedHelp: 'Всё сохранённое в безопасности. Если ошибка повторится, причину может найти entente doctor; с ENTENTE_DEBUG=1 печатается полный отчёт.',

  starting: 'Запуск…',
  running: 'Entente работает: {url}',
  sampleLogin: 'Учебная учётная запись: {email}, пароль {password}',
  setUpCode: 'Эту установку ещё никто не настроил. Это можно сделать по адресу {url}, указав код {code}',
  howToStop: 'Остановить: Ctrl-C.',
  stopping: 'Остановка…',
  stopped: 'Остановлено. Всё сохранено.',

  backupWriting: 'Записываю резервную копию…',
  backupDone: 'Резервная копия записана и проверена: {file}',
  backupHolds: 'В ней {rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}} в {tables, plural, one {# таблице} few {# таблицах} many {# таблицах} other {# таблицы}}, {files, plural, one {# файл} few {# файла} many {# файлов} other {# файла}} и {secrets, plural, one {# ключ} few {# ключа} many {# ключей} other {# ключа}} ({megabytes} МБ).',
  backupOpen: 'Она не зашифрована и содержит ключ Вашей печати: тот, у кого есть этот файл, может прочитать всё и ставить печать от Вашего имени. Храните её как подписанный чистый лист или задайте ENTENTE_BACKUP_PASSPHRASE.',
  backupLocked: 'Она зашифрована Вашим паролем. Без пароля её не откроет никто, и Вы тоже.',
  backupWithoutKeys: 'В папке данных нет ключа. Если ENTENTE_SECRET_KEY задаётся извне, храните его отдельно: без него нельзя восстановить ссылки и печать.',
  restoreReading: 'Проверяю копию, затем наполняю установку…',
  restoreDone: 'Восстановлено и сверено построчно: {rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}} в {tables, plural, one {# таблице} few {# таблицах} many {# таблицах} other {# таблицы}}, {files, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}, по состоянию на {madeAt}.',
  archiveImported: 'Пространство на месте: {rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}, {files, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}. Люди входят по коду из письма.',

  sampleWritten: 'Записано: {count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}} со всем, что к ним относится.',
  sampleIndexed: 'Доступно для поиска: {count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}.',
  sampleGrown: 'Учебное пространство готово. Клиенты: {clients, number}, контакты: {contacts, number}, сделки: {deals, number}, события: {activities, number}.\nВход: {email}, пароль {password}',
  sampleCleared: 'Учебное пространство удалено. Ваши собственные данные не затронуты.',
  sampleAbsent: 'Учебного пространства здесь нет.',

  'examine.node': 'Node',
  'examine.settings': 'Настройки',
  'examine.folder': 'Папка данных',
  'examine.disk': 'Место на диске',
  'examine.secrets': 'Ключи и пароли',
  'examine.database': 'База данных',
  'examine.durability': 'Надёжность записи',
  'examine.rights': 'Права программы в базе',
  'examine.migrations': 'Устройство базы',
  'examine.clock': 'Часы',
  'examine.seal': 'Печать',
  'examine.mail': 'Почтовый сервер',
  'examine.timestamps': 'Метки времени',
  'examine.address': 'Адрес',
  healthy: 'в порядке',
  notNeeded: 'не настроено, не требуется',
  ill: 'исправить',
  doctorAllWell: 'Всё в порядке.',
  doctorIll: 'Нужно исправить: {count, plural, one {# пункт} few {# пункта} many {# пунктов} other {# пункта}}.',

  'mend.node-too-old': 'Это Node {found}. Установите {oldest} или новее; «npm start» загружает его само.',
  'mend.folder-not-writable': 'В папку {folder} нельзя записывать. Дайте права пользователю, который запускает Entente, или укажите другую папку в ENTENTE_DATA.',
  'mend.disk-nearly-full': 'Для {folder} осталось всего {megabytes, plural, one {# МБ} few {# МБ} many {# МБ} other {# МБ}}. Освободите место: когда диск заполнится, база остановится.',
  'mend.secrets-open-to-others': 'Другим пользователям этого компьютера доступно {place}. Закройте доступ: chmod -R go= "{place}"',
  'mend.master-key-missing': 'Нет ключа этой установки: {file}. Верните его из резервной копии до следующего запуска; без него ссылки перестанут действовать, а нынешней печатью ничего нельзя будет скрепить.',
  'mend.database-may-lose-data': 'Эти настройки базы выключены: {settings}. Включите их, иначе сбой питания может унести то, что уже подтверждено.',
  'mend.database-not-utf8': 'База хранит текст в кодировке {encoding}. Создайте новую с кодировкой UTF8 и восстановите в неё резервную копию.',
  'mend.app-role-too-strong': 'Роль {role} может больше, чем нужно программе; стены между пространствами её не остановили бы. Запустите Entente один раз: лишние права будут сняты, либо будет напечатан нужный SQL.',
  'mend.migrations-missing': 'Ещё не {count, plural, one {выполнено # изменение} few {выполнены # изменения} many {выполнено # изменений} other {выполнено # изменения}} базы. Сделайте резервную копию и запустите Entente: она выполнит их сама.',
  'mend.database-is-newer': 'База принадлежит более новой Entente (в ней есть {migration}). Обновите программу.',
  'mend.migration-was-changed': 'Файл {migration} — не тот, по которому построена эта база. Получите программу заново, без изменений.',
  'mend.clocks-differ': 'Часы этого компьютера и базы расходятся на {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}. Включите синхронизацию времени с обеих сторон.',
  'mend.seal-expires': 'Сертификат печати действует до {day} (осталось: {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}). Обновите его в Настройках, в разделе «Печать». То, что уже скреплено печатью, по-прежнему можно проверить.',
  'mend.mail-server-not-reachable': 'Почтовый сервер {host}, порт {port}, нас не принимает ({reason}). Проверьте SMTP_URL; письма пока ждут в исходящих.',
  'mend.address-not-secure': 'Адрес {address} не зашифрован: ссылки и пароли можно прочитать по дороге. Поставьте впереди прокси с TLS и укажите в ENTENTE_URL адрес https.',
  'mend.setting-wrong': 'Настройка {variable} задана в неверном виде. Верный показан в README.',

  'problem.platform-not-supported': 'Для этого компьютера ({platform}) нет встроенной базы. Используйте свой PostgreSQL: задайте DATABASE_URL.',
  'problem.database-programs-missing': 'Программы встроенной базы неполны ({program}). Удалите папку node_modules и запустите снова.',
  'problem.database-user-missing': 'База не работает от имени root, а ни одного из этих пользователей нет: {names}. Создайте одного, например: useradd --system entente',
  'problem.user-without-name': 'У пользователя с номером {uid} на этом компьютере нет имени, а базе оно нужно. Добавьте его в /etc/passwd или запустите программу от имени другого пользователя.',
  'problem.data-folder-not-writable': 'В папку {folder} нельзя записывать ({reason}). Дайте права пользователю, который запускает Entente, или укажите другую папку в ENTENTE_DATA.',
  'problem.data-folder-not-reachable': 'База работает от имени пользователя с номером {uid}, которому недоступна папка {folder}. Поместите Entente в папку, открытую для прохода, например /srv/entente, или запускайте её от имени обычного пользователя.',
  'problem.data-folder-in-use': '{pid, select, 0 {Папка {folder} уже открыта в другой Entente.} other {Папка {folder} уже открыта в другой Entente (процесс {pid}).}} Пользуйтесь той, сначала остановите её или укажите другую папку в ENTENTE_DATA.',
  'problem.data-folder-damaged': 'В папке {folder} лежит нечто, что не является базой. Укажите другую папку в ENTENTE_DATA или восстановите резервную копию в пустую.',
  'problem.data-folder-of-another-user': 'Папка {folder} принадлежит другому пользователю (номер {uid}). Запустите Entente от его имени или передайте папку своему: chown -R',
  'problem.database-version-differs': 'Данные в {folder} записаны PostgreSQL {found}, а в этой Entente — {expected}. Сделайте резервную копию в той Entente, которая их записала, и восстановите её в этой.',
  'problem.database-secret-missing': 'Нет пароля базы ({file}). Верните этот файл или восстановите резервную копию в пустую папку.',
  'problem.database-does-not-start': 'База в {folder} не запускается. Её сообщение: {reason}',
  'problem.database-not-reachable': 'База на {host} не отвечает ({reason}). Проверьте DATABASE_URL и то, работает ли сервер.',
  'problem.database-url-not-understood': 'DATABASE_URL задан в виде, который нельзя использовать. Верный вид: postgresql://пользователь:пароль@хост:5432/база',
  'problem.database-too-old': 'База — PostgreSQL {version}; нужен 15 или новее.',
  'problem.roles-cannot-be-made': 'Пользователь базы {user} не может создать роли, нужные Entente. Попросите администратора базы один раз выполнить следующее и запустите снова:\n\n{sql}\n',
  'problem.nothing-to-back-up': 'Пока нечего копировать: {place} не содержит установки, которую хоть раз запускали.',
  'problem.backup-file-exists': 'Файл {file} уже есть. Ничего не перезаписано; выберите другое имя.',
  'problem.backup-file-unreadable': 'Файл {file} не читается ({reason}).',
  'problem.backup-file-damaged': 'Резервная копия повреждена (место: {place}). Ничего не восстановлено; возьмите другую копию.',
  'problem.backup-not-ours': 'Файл {file} — не резервная копия Entente.',
  'problem.backup-of-newer-version': 'Эту копию сделала другая версия Entente, которой эта не знает ({place}). Обновите программу и повторите попытку.',
  'problem.backup-needs-passphrase': 'Эта копия зашифрована. Задайте её пароль в ENTENTE_BACKUP_PASSPHRASE и повторите попытку.',
  'problem.backup-passphrase-wrong': 'Пароль не подходит к этой резервной копии.',
  'problem.backup-role-too-weak': 'Роль базы {role} не может прочитать всё, и копия была бы неполной ({tables, plural, one {# таблица} few {# таблицы} many {# таблиц} other {# таблицы}}). Ничего не записано. Запустите Entente один раз: роль будет исправлена, либо будет напечатан нужный SQL.',
  'problem.restore-target-not-empty': 'Здесь уже есть данные ({place}). Копию восстанавливают только в новую, пустую установку: укажите пустую папку в ENTENTE_DATA или пустую базу в DATABASE_URL.',
  'problem.restore-differs': 'После восстановления {place} отличалось от копии. Всё отменено; установка пуста.',
  'problem.port-in-use': 'Порт {port} уже занят другой программой. Остановите её или выберите другой порт: PORT=4800 npm start',
  'problem.port-not-allowed': 'Этот пользователь не может открыть порт {port}. Выберите порт выше 1023: PORT=4800 npm start',
  'problem.setting-wrong': 'Настройка не подходит: {message}',
};
