const longest = 80;

/**
 * A name that somebody chose, fit for a mail to somebody else: one line, nothing invisible, and
 * nothing that a mail program would turn into a link or an address. It still reads as it did.
 */
export function nameInMail(name: string): string {
  const line = name
    // Soft hyphens, joiners and marks that turn the direction of the text.
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\p{C}]+/gu, " ")
    .replace(/["“”„‟«»]/g, "'")
    // Schemes and their slashes, also the wide ones.
    .replace(/[:：][/／\\]*(?=\S)/g, ": ")
    .replace(/[/／\\]{2,}/g, "/ ")
    .replace(/[@＠]/g, " at ")
    // A dot with a word on one side; initials keep theirs.
    .replace(/(?<=[\p{L}\p{N}\p{M}-]{2})[.．。｡․](?=[\p{L}\p{N}])/gu, "·")
    .replace(/(?<=[\p{L}\p{N}\p{M}-])[.．。｡․](?=[\p{L}\p{N}][\p{L}\p{N}\p{M}-])/gu, "·")
    .replace(/ +/g, " ")
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : line;
}
