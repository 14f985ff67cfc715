/** Asks for the fonts that every page needs beside the style sheet, not after it. The other parts come when a letter asks for them. */
export function preloadFonts(parts) {
  return {
    name: 'entente:preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return html;
        return parts.map((part) => ({ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${fileOf(bundle, part)}` }, injectTo: 'head' }));
      },
    },
  };
}

/** The part's file, by its name before the eight characters of its hash. */
function fileOf(bundle, part) {
  const file = Object.keys(bundle).find((name) => name.slice(name.lastIndexOf('/') + 1).replace(/-.{8}\.woff2$/, '') === part);
  if (file === undefined) throw new Error(`The font ${part} is missing from the bundle.`);
  return file;
}
