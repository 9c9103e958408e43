// The package escape-html is this expression of 2015 at greater length.
/** Text as it may stand in HTML, inside attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
