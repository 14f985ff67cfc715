import type { Locale } from '../../kernel/locale.ts';

/** How clauses say who holds the rights to what was made. Lower case, ё written е; a word that ends in “…” stands for every word that begins so; U+FFFB is a value that names the client. */
export type HoldingWords = {
  /** What rights do that fall to somebody: “belong”, „przysługują”. The right stands before, the client after; with cases also the other way round. */
  readonly falls: readonly string[];
  /** What somebody does who has rights; the client stands before, the right after. */
  readonly has: readonly string[];
  /** Words for an owner that stand before who is one: „Właścicielem utworów jest Zamawiający”. */
  readonly owner: { readonly ofRights: readonly string[]; /** Those that are said of works themselves. */ readonly ofWorks: readonly string[]; readonly is: readonly string[] };
  /** Works that have an owner in the sense of a right; how the words before them end; and what makes a result one of a test. */
  readonly owned: { readonly works: readonly string[]; readonly kindEnds: readonly string[]; readonly tests: readonly string[] };
  /** Verbs that take the client after a word of their own: «закрепляются за Заказчиком». */
  readonly fixes: { readonly verbs: readonly string[]; readonly behind: string; readonly client: readonly string[] };
  readonly client: readonly string[];
  /** The client as somebody to whom something falls. */
  readonly toClient: readonly string[];
  /** What stands before that client; empty where the case says it. */
  readonly by: readonly string[];
  readonly articles: readonly string[];
  /** The client as somebody whose own a thing is, and what stands before a client who brought it. */
  readonly ownOf: readonly string[];
  readonly ownBy: readonly string[];
  /** Before a client who does nothing in the sentence: “for the Client”. */
  readonly notSubject: readonly string[];
  /** Kinds of rights that are to works whatever follows. */
  readonly sure: readonly string[];
  readonly rights: readonly string[];
  readonly of: readonly string[];
  readonly works: readonly string[];
  /** What follows a right that comes from elsewhere: a guarantee, a law. */
  readonly under: readonly string[];
  /** Who is not the client, and what begins something else that is said of them. */
  readonly other: readonly string[];
  /** What the client brought, where the right to it follows; and before the other side, to whom it was given. */
  readonly brought: readonly string[];
  /** Words before what looks like a verb of having and is none (“its own”), and a few words after one (“holds harmless”). */
  readonly noVerb: { readonly after: readonly string[]; readonly before: readonly string[] };
  /** How a sentence goes on about something else. */
  readonly but: readonly string[];
  readonly which: readonly string[];
  /** Words before a statement that only asserts. */
  readonly says: readonly string[];
  /** The same without a comma between: “if the Client owns …”; “if the fee is paid, … belongs to the Client” has one. */
  readonly asks: readonly string[];
};

export const HOLDING_WORDS: Readonly<Record<Locale, HoldingWords>> = {
  en: {
    falls: ['belong', 'belongs', 'belonging', 'owned', 'property', 'held', 'accrue', 'accrues'],
    has: ['owns', 'own', 'owner', 'owners', 'holds', 'hold', 'holder'],
    owner: { ofRights: [], ofWorks: [], is: [] },
    owned: { works: [], kindEnds: [], tests: [] },
    fixes: { verbs: [], behind: '', client: [] },
    client: ['client', 'customer', '\uFFFB'],
    toClient: ['client', 'customer', '\uFFFB'],
    by: ['to', 'by', 'of'],
    articles: ['a', 'an', 'the'],
    ownOf: ['client’s', 'customer’s'],
    ownBy: ['by', 'from'],
    notSubject: ['for', 'of', 'to', 'by', 'from', 'with', 'and', 'or'],
    sure: ['copyright', 'copyrights', 'economic', 'intellectual', 'author’s', 'authors'],
    rights: ['rights', 'title', 'ownership'],
    of: ['to', 'in', 'of'],
    works: ['work', 'works', 'result…', 'deliverable…', 'material', 'materials', 'file', 'files', 'module', 'modules', 'design', 'designs', 'text', 'texts', 'code', 'software', 'course', 'courses', 'made', 'created', 'everything'],
    under: ['under', 'from', 'arising'],
    other: [],
    brought: ['its', 'their', 'his', 'her', 'it', 'they'],
    noVerb: { after: ['its', 'their', 'his', 'her', 'our', 'your'], before: ['harmless'] },
    but: ['and', 'while', 'but', 'whereas', 'until', 'unless', 'if', 'once', 'when'],
    which: ['which', 'whose', 'that', 'who'],
    says: ['warrant…', 'confirm…', 'declare…', 'represents', 'represent', 'states', 'guarantee…', 'whether'],
    asks: ['if', 'where'],
  },
  pl: {
    falls: ['przysług…', 'przypada', 'przypadają', 'przypadną', 'należą', 'własność', 'własnością'],
    has: ['właściciel', 'właścicielem', 'posiada', 'posiadaczem', 'dysponuje'],
    owner: { ofRights: ['właścicielem', 'posiadaczem', 'dysponentem'], ofWorks: ['właścicielem'], is: ['jest', 'są', 'staje', 'stanie', 'będzie', 'zostaje', 'zostanie'] },
    owned: { works: ['rezultat…', 'wynik…', 'utwor…', 'utwór', 'dzieł…', 'opracowa…', 'moduł…', 'oprogramowani…', 'kodu', 'kodów'], kindEnds: ['ych', 'ich', 'ego', 'ej', 'całości'], tests: ['test…', 'bada…', 'diagno…', 'ankiet…', 'pomiar…', 'ocen…', 'egzamin…', 'audyt…'] },
    fixes: { verbs: [], behind: '', client: [] },
    client: ['zamawiający', 'klient', 'zleceniodawca', '\uFFFB'],
    toClient: ['zamawiającemu', 'zamawiającego', 'klientowi', 'klienta', 'zleceniodawcy', '\uFFFB'],
    by: [],
    articles: [],
    ownOf: ['zamawiającego', 'klienta', 'zleceniodawcy', 'swoich', 'własnych'],
    ownBy: [],
    notSubject: ['przez', 'dla', 'od'],
    sure: ['autorsk…', 'majątkow…', 'intelektualn…'],
    rights: ['prawa', 'praw'],
    of: ['do'],
    works: ['rezultat…', 'utwor…', 'utwór', 'dzieł…', 'materiał…', 'plik…', 'moduł…', 'projekt…', 'opracowa…', 'tekst…', 'kod', 'kodu', 'kody', 'kodów', 'kodem', 'oprogramowani…', 'wynik…', 'kurs…', 'szkole…', 'wszystki…'],
    under: ['z', 'ze', 'wynikając…', 'określon…', 'w', 'na'],
    other: ['wykonawc…', 'zleceniobiorc…', 'dostawc…', 'twórc…', 'autorow…', 'autorom', 'agencj…', 'studi…', 'trener…', 'mentor…', 'coach…', 'konsultant…', 'i', 'oraz', 'nie', 'przez'],
    brought: ['przekazan…', 'dostarczon…', 'powierzon…', 'udostępnion…', 'swoich', 'swoje'],
    noVerb: { after: [], before: [] },
    but: ['a', 'natomiast', 'zaś', 'ale', 'lecz', 'jeżeli', 'jeśli', 'dopóki', 'chyba', 'gdy'],
    which: ['któr…', 'że', 'iż'],
    says: ['oświadcz…', 'zapewni…', 'gwarant…', 'potwierdz…'],
    asks: ['jeżeli', 'jeśli', 'gdy', 'o', 'czy'],
  },
  ru: {
    falls: ['принадлеж…', 'собственностью'],
    has: ['обладает', 'обладателем', 'правообладателем', 'владеет', 'владельцем'],
    owner: { ofRights: ['обладателем', 'правообладателем', 'владельцем', 'собственником'], ofWorks: ['правообладателем', 'собственником'], is: ['является', 'становится', 'станет', 'будет', 'признается'] },
    owned: { works: ['результат…', 'произведени…', 'модул…', 'программ…', 'кода', 'дизайн…', 'курс…'], kindEnds: ['ых', 'их', 'ого', 'его', 'ой', 'всех', 'всей'], tests: ['тест…', 'опрос…', 'диагност…', 'исследован…', 'анкет…', 'измерен…', 'оцен…', 'экзамен…', 'аудит…'] },
    fixes: { verbs: ['закрепля…', 'закреплен…', 'закрепят…'], behind: 'за', client: ['заказчиком', 'клиентом', '\uFFFB'] },
    client: ['заказчик', 'клиент', '\uFFFB'],
    toClient: ['заказчику', 'заказчика', 'клиенту', 'клиента', '\uFFFB'],
    by: [],
    articles: [],
    ownOf: ['заказчика', 'заказчиком', 'клиента', 'клиентом', 'своих', 'собственных'],
    ownBy: [],
    notSubject: ['для', 'от'],
    sure: ['исключительн…', 'авторск…', 'имущественн…', 'интеллектуальн…'],
    rights: ['права', 'прав'],
    of: ['на'],
    works: ['результат…', 'произведени…', 'материал…', 'файл…', 'модул…', 'проект…', 'текст…', 'код', 'кода', 'коды', 'кодов', 'кодом', 'программ…', 'курс…', 'дизайн…', 'все'],
    under: ['по', 'из', 'предусмотренн…', 'вытекающ…'],
    other: ['исполнител…', 'подрядчик…', 'автор', 'автору', 'авторам', 'студи…', 'агентств…', 'тренер…', 'ментор…', 'коуч…', 'консультант…', 'и', 'не', 'лицензи…'],
    brought: ['предоставленн…', 'переданн…', 'свои', 'своих'],
    noVerb: { after: [], before: [] },
    but: ['а', 'но', 'однако', 'если', 'пока', 'когда'],
    which: ['котор…', 'что'],
    says: ['гарантир…', 'заверя…', 'подтвержда…', 'заявля…'],
    asks: ['если', 'когда', 'ли'],
  },
};
