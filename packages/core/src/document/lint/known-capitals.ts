import type { Locale } from '../../kernel/locale.ts';

/** Words that a capital does not make a term. Lower case; a word that ends in “…” stands for every word that begins so. */
type KnownCapitals = {
  /** How contracts call the sides: a word beside one is a word of its own, “the Client Platform”. */
  readonly sides: readonly string[];
  /** What every contract calls itself and its parts; courtesy; names of places, peoples, days, laws and known programs. */
  readonly known: readonly string[];
  /** What begins a sentence before a word that bears its own capital: “The Platform works”. */
  readonly before: readonly string[];
  /** What stands before a common noun and seldom before a name: “the”, “each”. Empty where a capital alone is a strong sign. */
  readonly determiners: readonly string[];
  /** Given names: a run with one names a person. Empty where a name never stands after a determiner. */
  readonly people: readonly string[];
  /** Prepositions of place: what stands twice and both times after one is a place. */
  readonly places: readonly string[];
  /** Words after or before a word that explain it where it stands: “means”, „zwana dalej”. */
  readonly explains: readonly string[];
};

/** Programs, formats and firms that texts of any language name. */
const PROGRAMS = ['google', 'microsoft', 'adobe', 'apple', 'amazon', 'meta', 'facebook', 'instagram', 'linkedin', 'youtube', 'tiktok', 'whatsapp', 'telegram', 'signal', 'zoom', 'teams', 'meet', 'slack', 'word', 'excel', 'outlook', 'drive', 'dropbox', 'figma', 'canva', 'miro', 'jira', 'asana', 'trello', 'notion', 'moodle', 'articulate', 'storyline', 'rise', 'captivate', 'wordpress', 'shopify', 'salesforce', 'hubspot', 'github', 'windows', 'android', 'internet', 'creative', 'commons', 'photoshop', 'illustrator', 'premiere', 'chrome', 'safari', 'firefox'];

export const KNOWN_CAPITALS: Readonly<Record<Locale, KnownCapitals>> = {
  en: {
    sides: ['provider', 'client', 'supplier', 'customer', 'contractor', 'consultant', 'agency', 'company', 'buyer', 'seller', 'purchaser', 'licensor', 'licensee', 'coach', 'mentor'],
    known: [
      ...PROGRAMS, 'agreement', 'contract', 'order', 'party', 'parties', 'schedule', 'schedules', 'annex', 'annexes', 'appendix', 'appendices', 'exhibit', 'exhibits', 'section', 'sections', 'clause', 'clauses', 'article', 'articles', 'part', 'chapter', 'paragraph', 'table', 'figure', 'mr', 'mrs', 'ms', 'dr',
      'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays', 'christmas', 'easter',
      'english', 'polish', 'russian', 'german', 'french', 'spanish', 'italian', 'dutch', 'british', 'american', 'irish', 'european', 'union', 'europe', 'united', 'kingdom', 'state', 'states', 'britain', 'england', 'scotland', 'wales', 'ireland', 'poland', 'russia', 'germany', 'france', 'spain', 'italy', 'netherlands', 'america', 'asia', 'africa', 'london', 'dublin', 'warsaw', 'kraków', 'krakow', 'moscow', 'berlin', 'paris', 'york', 'zealand', 'street', 'avenue', 'road', 'square', 'hotel', 'university', 'institute', 'academy', 'museum', 'bank', 'foundation', 'department', 'board', 'chief', 'officer', 'director', 'manager', 'secretary', 'president', 'television', 'radio', 'news', 'delaware', 'california', 'regulation', 'directive', 'act', 'code', 'court', 'courts', 'commission', 'parliament', 'ministry', 'minister', 'republic', 'federation', 'god', 'latin', 'greek', 'bluetooth',
    ],
    before: ['the', 'a', 'an', 'each', 'every', 'any', 'all', 'this', 'that', 'these', 'those', 'no', 'both', 'its', 'our', 'your', 'their', 'such', 'in', 'on', 'at', 'for', 'by', 'with', 'without', 'to', 'from', 'of', 'if', 'when', 'where', 'while', 'after', 'before', 'until', 'unless', 'as', 'and', 'or', 'but', 'only', 'during', 'within', 'under', 'per', 'once', 'some', 'other', 'one', 'two', 'three', 'whether', 'because', 'since'],
    determiners: ['the', 'a', 'an', 'each', 'every', 'any', 'this', 'that', 'these', 'those', 'no', 'its', 'our', 'your', 'their', 'such', 'per', 'all', 'both', 'another', 'one'],
    people: [],
    places: [],
    explains: ['means', 'mean', 'called', 'hereinafter', 'defined', 'refers', 'denotes', 'hereafter', 'stands'],
  },
  pl: {
    sides: ['wykonawc…', 'zamawiając…', 'zleceniodawc…', 'zleceniobiorc…', 'klien…', 'dostawc…', 'odbiorc…', 'usługodawc…', 'usługobiorc…', 'licencjodawc…', 'licencjobiorc…', 'sprzedaw…', 'kupując…', 'nabywc…', 'coach', 'coacha', 'coachowi', 'coachem', 'mentor', 'mentora', 'mentorowi', 'mentorem', 'mentorka', 'mentorki'],
    known: [
      ...PROGRAMS.map((name) => (name.length < 5 ? name : `${name}…`)), 'umow…', 'umów', 'stron', 'strona', 'strony', 'stronie', 'stronę', 'stroną', 'stronom', 'stronami', 'stronach', 'załącznik…', 'aneks…', 'zamówieni…', 'zleceni…', 'porozumieni…', 'paragraf…', 'artykuł…', 'rozdział…', 'ustęp…', 'punkt…', 'tabel…', 'państw…', 'pan', 'pani', 'panią', 'pana', 'panu', 'panem', 'ty', 'ciebie', 'tobie', 'tobą', 'cię', 'ci', 'twój', 'twoj…', 'twoi…', 'wy', 'was', 'wam', 'wami', 'wasz…',
      'polsk…', 'polsc…', 'rzeczpospolit…', 'rzeczypospolit…', 'europ…', 'unia', 'unii', 'unię', 'unią', 'niem…', 'rosj…', 'francj…', 'brytani…', 'stany', 'stanów', 'stanach', 'zjednoczon…', 'ameryk…', 'angli…', 'irlandi…', 'ukrain…', 'warszaw…', 'krak…', 'wrocław…', 'gdańsk…', 'gdańsk', 'gdyni…', 'sopot…', 'poznań', 'poznani…', 'łódź', 'łodzi', 'katowic…', 'lublin…', 'szczecin…', 'bydgoszcz…', 'białystok', 'białymstok…', 'rzesz…', 'sącz…', 'zakopan…', 'toru…', 'opol…', 'kielc…', 'olsztyn…', 'śląsk…', 'mazow…', 'małopolsk…', 'wielkopolsk…', 'pomor…', 'obszar…', 'berlin…', 'londyn…', 'moskw…',
      'kodeks…', 'ustaw…', 'rozporządzeni…', 'dyrektyw…', 'konstytucj…', 'dziennik…', 'sąd', 'sądu', 'sądowi', 'sądem', 'sądzie', 'sądow…', 'rejestr…', 'ewidencj…', 'urząd…', 'urzęd…', 'sejm…', 'parlament…', 'rad…', 'komisj…', 'ministr…', 'minister…', 'prezes…', 'zarząd…', 'zakład…', 'skarb…', 'bank', 'banku', 'dyrektor…', 'kierownik…', 'kierownict…', 'dział', 'działu', 'działem', 'dziale', 'wydział…', 'fundacj…', 'hotel…', 'targi', 'targach', 'targów', 'bóg', 'boga', 'bożego', 'boże', 'narodzeni…', 'wielkanoc…', 'nowy', 'rok', 'internet…', 'izb…', 'instytut…', 'uniwersytet…', 'akademi…', 'tak', 'nie',
    ],
    before: ['w', 'we', 'na', 'z', 'ze', 'do', 'od', 'po', 'przy', 'dla', 'o', 'u', 'za', 'przez', 'przed', 'pod', 'nad', 'bez', 'poza', 'jeżeli', 'jeśli', 'gdy', 'kiedy', 'każdy', 'każda', 'każde', 'każdą', 'żaden', 'żadna', 'żadne', 'ten', 'ta', 'to', 'ci', 'te', 'tę', 'jego', 'jej', 'ich', 'nasz', 'nasza', 'nasze', 'i', 'a', 'ale', 'oraz', 'tylko', 'także', 'podczas', 'zanim', 'wszystkie', 'wszyscy', 'dopóki'],
    determiners: [],
    people: ['anna', 'anny', 'annie', 'annę', 'anną', 'jan', 'jana', 'janowi', 'janem', 'adam…', 'agata', 'agaty', 'agacie', 'agnieszk…', 'aleksand…', 'alicj…', 'andrzej…', 'anton…', 'barba…', 'bartosz…', 'beata', 'beaty', 'beacie', 'dariusz…', 'dawid…', 'dorot…', 'elżbie…', 'ewa', 'ewy', 'ewie', 'ewę', 'ewą', 'filip…', 'grzegorz…', 'hann…', 'iren…', 'iwon…', 'jacek', 'jacka', 'jackowi', 'jackiem', 'jakub…', 'jerz…', 'joann…', 'jolan…', 'józef…', 'julia', 'julii', 'justyn…', 'kamil…', 'karolin…', 'katarzyn…', 'kinga', 'kingi', 'konrad…', 'krystyn…', 'krzyszto…', 'leszek', 'leszk…', 'łukasz…', 'maciej…', 'magda', 'magdy', 'magdalen…', 'małgorza…', 'marcin…', 'marek', 'marka', 'markowi', 'markiem', 'marku', 'maria', 'marii', 'marię', 'marią', 'mariusz…', 'marta', 'marty', 'marcie', 'martę', 'martą', 'mateusz…', 'michał…', 'monik…', 'natali…', 'nina', 'niny', 'ola', 'oli', 'olę', 'olga', 'olgi', 'paweł', 'pawła', 'pawłowi', 'pawłem', 'pawle', 'artur…', 'daniel…', 'ewelin…', 'izabel…', 'jarosław…', 'paulin…', 'piotr…', 'przemysław…', 'rafał…', 'ryszard…', 'renat…', 'robert…', 'sławomir…', 'stanisław…', 'sylwi…', 'szymon…', 'tadeusz…', 'tomasz…', 'urszul…', 'wanda', 'wandy', 'wojciech…', 'zbigniew…', 'zofi…', 'zuzann…'],
    places: ['w', 'we'],
    explains: ['oznacza', 'oznaczają', 'zwany', 'zwana', 'zwane', 'zwanej', 'zwanego', 'zwanym', 'zwaną', 'zwanych', 'dalej', 'rozumie', 'rozumieją', 'rozumieć', 'to', 'czyli', 'nazywamy', 'nazywana', 'nazywany', 'nazywane'],
  },
  ru: {
    sides: ['исполнител…', 'заказчик…', 'клиент…', 'подрядчик…', 'поставщик…', 'покупател…', 'продав…', 'лицензиар…', 'лицензиат…', 'агент', 'агента', 'агенту', 'агентом', 'агенте', 'принципал…', 'коуч…', 'наставник…'],
    known: [
      'договор…', 'соглашени…', 'контракт…', 'сторон…', 'приложени…', 'заказ', 'заказа', 'заказу', 'заказом', 'заказе', 'заказы', 'заказов', 'заказами', 'заказах', 'раздел…', 'пункт…', 'стать…', 'глав…', 'таблиц…', 'вы', 'вас', 'вам', 'вами', 'ваш…', 'бог', 'бога',
      'росси…', 'рф', 'федераци…', 'федеральн…', 'европ…', 'союз…', 'польш…', 'польск…', 'германи…', 'сша', 'соединенн…', 'штат…', 'великобритани…', 'англи…', 'америк…', 'украин…', 'белорус…', 'беларус…', 'казахстан…', 'москв…', 'московск…', 'санкт…', 'петербург…', 'новосибирск…', 'екатеринбург…', 'казан…', 'нижн…', 'берлин…', 'лондон…', 'варшав…',
      'устав', 'устава', 'уставу', 'уставом', 'уставе', 'обществ…', 'индивидуальн…', 'предпринимател…', 'гражданск…', 'кодекс…', 'закон…', 'налогов…', 'конституци…', 'суд', 'суда', 'суду', 'судом', 'суде', 'арбитражн…', 'верховн…', 'правительств…', 'министерств…', 'комисси…', 'палат…', 'банк', 'банка', 'государственн…', 'единый', 'единого', 'реестр…', 'роскомнадзор…', 'интернет…', 'новый', 'год', 'рождеств…', 'пасх…', 'директор…', 'генеральн…', 'президент…', 'институт…', 'университет…', 'академи…', 'отдел', 'отдела', 'отделу', 'отделом', 'отделе', 'гостиниц…', 'фонд…', 'музе…', 'улиц…', 'новгород…', 'самар…', 'сочи', 'минск…', 'киев…', 'урал…', 'сибир…', 'яндекс…', 'тильд…', 'битрикс…', 'дзен…', 'рутуб…', 'геткурс…', 'авито', 'озон…', 'сбер', 'сбербанк…', 'госуслуг…', 'телеграм…', 'вконтакте', 'гугл…', 'зум…', 'скайп…', 'да', 'нет',
    ],
    before: ['в', 'во', 'на', 'с', 'со', 'до', 'от', 'по', 'при', 'для', 'о', 'об', 'у', 'за', 'из', 'через', 'перед', 'под', 'над', 'без', 'кроме', 'если', 'когда', 'пока', 'каждый', 'каждая', 'каждое', 'каждую', 'этот', 'эта', 'это', 'эти', 'его', 'ее', 'их', 'наш', 'наша', 'наше', 'и', 'а', 'но', 'только', 'также', 'после', 'все', 'прежде', 'к', 'ко'],
    determiners: [],
    people: ['александр…', 'алексей', 'алексея', 'алексею', 'алексеем', 'алин…', 'алла', 'аллы', 'анастаси…', 'анатоли…', 'андре…', 'анна', 'анны', 'анне', 'анну', 'анной', 'антон…', 'артем…', 'борис…', 'вадим…', 'валенти…', 'валерий', 'валерия', 'валерии', 'василис…', 'васили…', 'вера', 'веры', 'вере', 'виктор', 'виктора', 'виктору', 'виктором', 'виктория', 'виктории', 'витали…', 'владимир…', 'владислав…', 'вячеслав…', 'галин…', 'георги…', 'григори…', 'дарь…', 'денис…', 'дмитри…', 'евгени…', 'екатерин…', 'елен…', 'елизавет…', 'иван…', 'игорь', 'игоря', 'игорю', 'игорем', 'ильи', 'илья', 'ирин…', 'кирилл…', 'константин…', 'ксени…', 'лариса', 'ларисы', 'лев', 'леонид…', 'людмил…', 'максим', 'максима', 'максиму', 'максимом', 'маргарит…', 'мария', 'марии', 'марию', 'марией', 'марина', 'марины', 'марине', 'михаил…', 'натал…', 'никит…', 'николай', 'николая', 'николаю', 'николаем', 'оксан…', 'олег…', 'олес…', 'ольг…', 'павел', 'павл…', 'петр', 'петра', 'петру', 'петром', 'полин…', 'роман', 'романа', 'роману', 'романом', 'светлан…', 'серге…', 'софия', 'софии', 'софья', 'софьи', 'станислав…', 'степан…', 'тать…', 'тимофе…', 'федор…', 'юлия', 'юлии', 'юлию', 'юлией', 'юрий', 'юрия', 'юрию', 'юрием', 'яна', 'яны', 'яне', 'ярослав…'],
    places: ['в', 'во'],
    explains: ['означает', 'означают', 'далее', 'понимается', 'понимают', 'понимаются', 'понимаем', 'именуем…', 'называется', 'называем', 'называют', 'это'],
  },
};
