import type { Locale } from '../../kernel/locale.ts';

/** How clauses say who holds the rights to what was made. Lower case, ё written е; a word that ends in “…” stands for every word that begins so; U+FFFB is a value that names the client. */
export type HoldingWords = {
  /** What rights do that fall to somebody: “belong”, „przysługują”. The right stands before, the client after; with cases also the other way round. */
  readonly falls: readonly string[];
  /** What somebody does who has rights; the client stands before, the right after. */
  readonly has: readonly string[];
  /** Words for an owner that stand before who is one: „Właścicielem utworów jest Zamawiający”. */
  readonly owner: { readonly ofRights: readonly string[]; /** Those that are said of works themselves. */ readonly ofWorks: readonly string[]; /** Those that name a right whatever work follows: «правообладатель». */ readonly holders: readonly string[]; readonly is: readonly string[] };
  /** Works that have an owner in the sense of a right; those that may be brought or printed too; further ones that have a holder of rights; how the words before them end; what makes a result one of a test; and what makes a thing of a work. */
  readonly owned: { readonly works: readonly string[]; readonly pieces: readonly string[]; readonly held: readonly string[]; readonly kindEnds: readonly string[]; readonly tests: readonly string[]; readonly things: readonly string[] };
  /** Verbs that take the client after a word of their own: «закрепляются за Заказчиком». */
  readonly fixes: { readonly verbs: readonly string[]; readonly behind: string; readonly client: readonly string[] };
  /** Participles that say after a comma what is there already: «права, закреплённые за Заказчиком». */
  readonly there: readonly string[];
  readonly client: readonly string[];
  /** The client as somebody to whom something falls. */
  readonly toClient: readonly string[];
  /** What stands before that client; empty where the case says it. */
  readonly by: readonly string[];
  readonly articles: readonly string[];
  /** The client as somebody whose own a thing is, and what stands before a client who brought it. */
  readonly ownOf: readonly string[];
  /** “His own”, and what stands before it where it says how something is done: «по своему усмотрению». */
  readonly itself: { readonly words: readonly string[]; readonly freely: readonly string[] };
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
    owner: { ofRights: [], ofWorks: [], holders: [], is: [] },
    owned: { works: [], pieces: [], held: [], kindEnds: [], tests: [], things: [] },
    fixes: { verbs: [], behind: '', client: [] },
    there: [],
    client: ['client', 'customer', '\uFFFB'],
    toClient: ['client', 'customer', '\uFFFB'],
    by: ['to', 'by', 'of'],
    articles: ['a', 'an', 'the'],
    ownOf: ['client’s', 'customer’s'],
    itself: { words: [], freely: [] },
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
    owner: { ofRights: ['właścicielem', 'posiadaczem', 'dysponentem'], ofWorks: ['właścicielem'], holders: [], is: ['jest', 'są', 'staje', 'stanie', 'będzie', 'zostaje', 'zostanie'] },
    owned: { works: ['rezultat…', 'wynik…', 'utwor…', 'utwór', 'dzieł…', 'opracowa…', 'moduł…', 'oprogramowani…', 'kodu', 'kodów'], pieces: ['tekst…', 'zdjęć', 'zdjęcia', 'fotografi…', 'film…', 'wideo', 'nagra…', 'grafik…', 'materiał…'], held: [], kindEnds: ['ych', 'ich', 'ego', 'ej', 'całości'], tests: ['test…', 'bada…', 'diagno…', 'ankiet…', 'pomiar…', 'ocen…', 'egzamin…', 'audyt…'], things: ['drukowan…', 'wydrukowan…', 'papierow…', 'budowlan…', 'biurow…', 'opakowaniow…', 'eksploatacyjn…'] },
    fixes: { verbs: [], behind: '', client: [] },
    there: ['przysługując…', 'należąc…'],
    client: ['zamawiający', 'klient', 'zleceniodawca', '\uFFFB'],
    toClient: ['zamawiającemu', 'zamawiającego', 'klientowi', 'klienta', 'zleceniodawcy', '\uFFFB'],
    by: [],
    articles: [],
    ownOf: ['zamawiającego', 'klienta', 'zleceniodawcy'],
    itself: { words: ['swoj…', 'swego', 'swemu', 'swej', 'swych', 'własny', 'własnego', 'własnemu', 'własnym', 'własna', 'własnej', 'własną', 'własne', 'własnych', 'własnymi'], freely: ['na', 'we', 'według', 'wedle'] },
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
    owner: { ofRights: ['обладателем', 'правообладателем', 'владельцем', 'собственником'], ofWorks: ['правообладателем', 'собственником'], holders: ['правообладателем'], is: ['является', 'становится', 'станет', 'будет', 'признается'] },
    owned: { works: ['результат…', 'произведени…', 'модул…', 'программ…', 'кода', 'дизайн…', 'курс…'], pieces: ['текст…', 'фото…', 'видео…', 'фильм…', 'изображени…', 'иллюстраци…', 'материал…'], held: ['сайт…', 'логотип…'], kindEnds: ['ых', 'их', 'ого', 'его', 'ой', 'всех', 'всей'], tests: ['тест…', 'опрос…', 'диагност…', 'исследован…', 'анкет…', 'измерен…', 'оцен…', 'экзамен…', 'аудит…'], things: ['печатн…', 'напечатанн…', 'бумажн…', 'строительн…', 'расходн…', 'упаковочн…', 'канцелярск…'] },
    fixes: { verbs: ['закрепля…', 'закреплен…', 'закрепят…'], behind: 'за', client: ['заказчиком', 'клиентом', '\uFFFB'] },
    there: ['закрепленн…', 'принадлежащ…'],
    client: ['заказчик', 'клиент', '\uFFFB'],
    toClient: ['заказчику', 'заказчика', 'клиенту', 'клиента', '\uFFFB'],
    by: [],
    articles: [],
    ownOf: ['заказчика', 'заказчиком', 'клиента', 'клиентом'],
    itself: { words: ['свой', 'своего', 'своему', 'своим', 'своем', 'своя', 'своей', 'свою', 'свои', 'своих', 'своими', 'собственный', 'собственного', 'собственному', 'собственным', 'собственном', 'собственная', 'собственной', 'собственную', 'собственное', 'собственные', 'собственных', 'собственными'], freely: ['по', 'за'] },
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
