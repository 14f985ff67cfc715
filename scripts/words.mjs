/** What the start says before the program itself can speak. Plain JavaScript: it must run on the oldest Node that knows modules. */
const WORDS = {
  en: {
    installing: 'Installing the parts (the first start only, about a minute)…',
    'still-installing': '  still installing, {seconds} s',
    installed: 'Installed in {seconds} s.',
    'install-failed': 'The parts could not be installed. npm said:',
    'bringing-node': 'This machine has Node {found}; bringing Node {wanted} for this folder only…',
    'node-unsupported': 'Entente needs Node 22.19 or newer; this machine has {found}. Install a current Node from nodejs.org and try again.',
    building: 'Building the program (only after a change)…',
    built: 'Built in {seconds} s.',
    'build-failed': 'The program could not be built. The reason stands above.',
  },
  pl: {
    installing: 'Instaluję składniki (tylko za pierwszym razem, około minuty)…',
    'still-installing': '  instalacja trwa, {seconds} s',
    installed: 'Zainstalowano w {seconds} s.',
    'install-failed': 'Nie udało się zainstalować składników. Komunikat npm:',
    'bringing-node': 'Na tym komputerze jest Node {found}; pobieram Node {wanted} tylko na potrzeby tego folderu…',
    'node-unsupported': 'Entente wymaga Node 22.19 lub nowszego, a na tym komputerze jest {found}. Proszę zainstalować aktualną wersję ze strony nodejs.org i spróbować ponownie.',
    building: 'Buduję program (tylko po zmianie)…',
    built: 'Zbudowano w {seconds} s.',
    'build-failed': 'Nie udało się zbudować programu. Przyczyna jest podana powyżej.',
  },
  ru: {
    installing: 'Устанавливаю компоненты (только при первом запуске, около минуты)…',
    'still-installing': '  установка продолжается, {seconds} с',
    installed: 'Установлено за {seconds} с.',
    'install-failed': 'Не удалось установить компоненты. Сообщение npm:',
    'bringing-node': 'На этом компьютере Node {found}; загружаю Node {wanted} только для этой папки…',
    'node-unsupported': 'Для Entente нужен Node 22.19 или новее, а на этом компьютере {found}. Установите актуальную версию с сайта nodejs.org и повторите попытку.',
    building: 'Собираю программу (только после изменений)…',
    built: 'Собрано за {seconds} с.',
    'build-failed': 'Не удалось собрать программу. Причина указана выше.',
  },
};

/**
 * Says a phrase in the language of the machine.
 * @param {keyof typeof WORDS.en} key
 * @param {Record<string, string | number>} values
 */
export function words(key, values = {}) {
  const wanted = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').slice(0, 2);
  const phrase = (WORDS[wanted] || WORDS.en)[key];
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), phrase);
}
