/** What the catalogue tells of a function. */
export type FunctionSource = {
  signature: string;
  definition: string;
  /** Whether it runs with its owner's rights: it is a definer, or a deed that only definers call. */
  asOwner: boolean;
};

/** `noun`: the table or function that is broken, or a word in the name of the tests that know it best. */
export type Mutant = {
  kind: string;
  target: string;
  noun: string;
  statement: string;
  /** A change of what a function or view says. Where it makes no sense any more, there is nothing to notice. */
  meaning?: true;
};

// How each authorising call is made to say yes: the same type comes back, and nothing is asked.
const skipped: [RegExp, string][] = [
  [/private\.require\('[^']*'\)/, "private.current_organization_id()"],
  [
    /private\.lock_members\(\s*p_organization_id, p_actor_id, (?:'[^']*'|case[^;]*?end)\)/,
    "private.rank_in(p_organization_id, p_actor_id)",
  ],
  [/private\.require_user\(\)/, "auth.uid()"],
  [
    /private\.(?:find_invitation\(p_actor_id, p_token\)|open_invitation\(p_token\))/,
    "(select i from public.invitations i where i.token_hash = sha256(convert_to(p_token, 'utf8')))",
  ],
];

/** The function with each of its authorising calls skipped, one at a time. */
export function skipChecks({ signature, definition, asOwner }: FunctionSource): Mutant[] {
  if (!asOwner) return [];
  const body = bodyOf(definition);
  return skipped.flatMap(([call, instead]) =>
    [...body.text.matchAll(new RegExp(call, "g"))].map((found, index) => ({
      kind: "check skipped",
      target: index === 0 ? signature : `${signature}, call ${index + 1}`,
      noun: signature,
      statement: replaceAt(definition, body.start + found.index, found[0].length, instead),
    })),
  );
}

// Nothing but the workspace: where the policies apply, the guard says the same.
const ofTheWorkspace =
  /^\w+\.(?:organization_)?id = \w+\.organization_id$|^\w+\.organization_id = \w+\.id$/;

/**
 * The function with each of its conditions waived, one at a time. Those that run with their owner's rights have
 * nothing behind them; the others stay inside the policies, and say something wrong to whoever asks.
 */
export function dropConditions({ signature, definition, asOwner }: FunctionSource): Mutant[] {
  const body = bodyOf(definition);
  const mutants: Mutant[] = [];
  for (const keyword of body.text.matchAll(/\b(?:where|and|or|on|if|elsif|when)\s+(?=\S)/g)) {
    const start = keyword.index + keyword[0].length;
    const length = conditionLength(body.text.slice(start));
    const condition = body.text.slice(start, start + length).trimEnd();
    if (
      condition === "" ||
      /^(?:conflict|not found|tg_op)/.test(condition) ||
      (!asOwner && ofTheWorkspace.test(condition)) ||
      isBetween(body.text, keyword.index)
    )
      continue;
    const instead = /^(?:if|elsif|or|when)/.test(keyword[0]) ? "false" : "true";
    // One of several that would do, or nothing that lets anybody in: what it says is less, and not more than it should.
    const isOfMeaning = !asOwner || /^(?:or|when)/.test(keyword[0]);
    const target = `${signature}: ${condition.replaceAll(/\s+/g, " ").slice(0, 90)}`;
    const before = mutants.filter((it) => it.target.startsWith(target)).length;
    mutants.push({
      kind: isOfMeaning ? "conjunct dropped" : "condition dropped",
      target: before === 0 ? target : `${target} (${before + 1})`,
      noun: signature,
      statement: replaceAt(definition, body.start + start, condition.length, instead),
      ...(isOfMeaning && { meaning: true }),
    });
  }
  return mutants;
}

/** `between a and b` is one condition. */
function isBetween(text: string, at: number): boolean {
  return /\bbetween\s+[^\s]+(?:\s*[-+]\s*[^\s]+)?\s*$/.test(text.slice(0, at));
}

function bodyOf(definition: string): { text: string; start: number } {
  const opening = /AS (\$\w*\$)/.exec(definition);
  if (!opening?.[1]) return { text: "", start: 0 };
  const start = opening.index + opening[0].length;
  // Comments keep their length, so that positions hold, and lose their words.
  const text = definition
    .slice(start, definition.lastIndexOf(opening[1]))
    .replaceAll(/--[^\n]*/g, (comment) => " ".repeat(comment.length));
  return { text, start };
}

/** How far a condition goes: to the next clause, the closing parenthesis or the end of the statement. */
function conditionLength(text: string): number {
  let depth = 0;
  for (const piece of text.matchAll(
    /'(?:[^']|'')*'|[();,]|\bcase\b|\bend\b|\b(?:and|or|then|order by|group by|limit|for (?:no key )?update|for share|returning|loop|do update|on conflict|set|join|left join|else|where|(?<!distinct )from)\b/g,
  )) {
    const [word] = piece;
    if (word === "(" || word === "case") depth += 1;
    else if (word === ")" || word === "end") depth -= 1;
    if (depth < 0 || (depth === 0 && !/^[()']|^case$|^end$/.test(word))) return piece.index;
  }
  return text.length;
}

function replaceAt(text: string, at: number, length: number, instead: string): string {
  return text.slice(0, at) + instead + text.slice(at + length);
}
