/** A PostCSS plugin: the dark tokens follow the reader's device, because a portal page has no script to choose them. */
export function systemDark() {
  return {
    postcssPlugin: 'entente-system-dark',
    Rule(rule, { AtRule }) {
      if (rule.selector !== '[data-mantine-color-scheme=dark]') return;
      const media = new AtRule({ name: 'media', params: '(prefers-color-scheme:dark)' });
      rule.replaceWith(media);
      rule.selector = ':root';
      media.append(rule);
    },
  };
}
