/**
 * The same pure function of a text, which keeps its last answers: whoever writes in a long document changes one
 * clause, and everything is asked about all the others again. What is kept is forgotten at once when there is
 * too much of it; answers are shared, so they must not be changed.
 * @param most answers that are kept.
 */
export function remember<Found>(most: number, find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, { readonly found: Found }>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept.found;
    if (known.size >= most) known.clear();
    const found = find(text);
    known.set(text, { found });
    return found;
  };
}

/** The same for texts of one language each. */
export function rememberIn<Language extends string, Found>(most: number, find: (text: string, language: Language) => Found): (text: string, language: Language) => Found {
  const byLanguage = new Map<Language, (text: string) => Found>();
  return (text, language) => {
    const own = byLanguage.get(language) ?? remember(most, (one) => find(one, language));
    byLanguage.set(language, own);
    return own(text);
  };
}
