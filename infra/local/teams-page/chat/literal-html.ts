/**
 * Text as HTML that reads exactly so. Only the backslash before a markdown sign goes, because a
 * careful bot writes it and Teams doesn't show it.
 */
export function literalHtml(text: string): string {
  const shown = text.replace(/\\([\\`*_{}[\]()#+\-.!~|<>])/g, '$1');
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return shown.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign).replace(/\r?\n/g, '<br>');
}
