const tints = [" tint-accent", " tint-success", " tint-warn", " tint-danger", " tint-info", ""];

const sizes = { sm: " avatar-sm", md: "", lg: " avatar-lg" };

/** The first letters of the first two words, whole characters of any script; signs are no words. */
function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? [name];
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? "");
  return letters.join("").toUpperCase() || "?";
}

/** A monogram, in a tint that a name keeps everywhere. Decorative: the name stands beside it. */
export function Avatar({
  name,
  size = "md",
  shape = "round",
}: {
  name: string;
  size?: keyof typeof sizes | undefined;
  shape?: "round" | "square" | undefined;
}) {
  let sum = 0;
  for (const character of name) sum += character.codePointAt(0) ?? 0;
  const tint = tints[sum % tints.length];
  const corners = shape === "round" ? "" : " rounded-md";
  return (
    <span aria-hidden className={`avatar${sizes[size]}${corners}${tint}`}>
      {initials(name)}
    </span>
  );
}
