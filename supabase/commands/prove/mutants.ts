import { basename } from "node:path";
import { deriveMutants } from "../../../tests/mutants/mutants.ts";
import { BreakError, type Check, type Stage } from "./files.ts";

/** Those that change grants, policies, keys and checks. What a function means is the suite's own to try. */
const isMeaning = (mutant: object): boolean => "meaning" in mutant && mutant.meaning === true;

/**
 * Breaks the database one way at a time and expects the suite to notice each; each is undone. For copies: nobody
 * else gets at a table that is being broken. `count`: so many, chosen by chance; none: all.
 */
export async function breakAndSee(
  stage: Stage,
  url: string,
  files: readonly string[],
  count: number | undefined,
): Promise<Check[]> {
  const all = (await deriveMutants(url)).filter((it) => !isMeaning(it));
  const chosen = all
    .map((mutant) => ({ mutant, place: count === undefined ? 0 : Math.random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count);
  const checks: Check[] = [];
  for (const { mutant } of chosen) {
    const noun = mutant.noun.replace(/^\w+\.|\(.*/g, "");
    // The catalogue's rules are quick, the noun's own file knows best, the plans take longest.
    const rank = (path: string) => {
      const name = basename(path);
      return name.startsWith("01") ? 0 : name.includes(noun) ? 1 : name.startsWith("0") ? 3 : 2;
    };
    const what = `${mutant.kind}: ${mutant.target}`;
    let noticedBy: string | undefined;
    try {
      for (const path of [...files].sort((a, b) => rank(a) - rank(b))) {
        const { checks: tried } = await stage.attempt(path, mutant.statement);
        noticedBy = tried.find(({ ok }) => !ok)?.where;
        if (noticedBy) break;
      }
      checks.push({ what, ok: noticedBy !== undefined, where: noticedBy ?? "nobody" });
    } catch (error) {
      // Some take a superuser, such as triggers on the server's own tables.
      if (!(error instanceof BreakError)) throw error;
    }
  }
  return checks;
}
