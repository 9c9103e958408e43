import { afterAll, beforeAll, expect, test } from "vitest";
import { startPages } from "../../supabase/commands/pages.ts";
import { claimPort } from "../../supabase/local/ports.ts";
import { testStack } from "../support/environment.ts";
import { ownerSql } from "../support/people.ts";
import { makeScene } from "../support/scene.ts";
import { pagesOf, signIn, stranger, type Visitor } from "../support/site.ts";

/*
 * Every word that a person reads comes out of a words.ts: an application of its own accents all of
 * those, its people read dates and amounts in a script without Latin letters, and then a plain word
 * that is no data is one that somebody wrote into a page.
 */

const { ours } = await makeScene();
let siteUrl = "";
let pages: Awaited<ReturnType<typeof startPages>> | undefined;

beforeAll(async () => {
  const sql = ownerSql();
  await sql`update public.organizations set locale = 'ja-JP' where id = ${ours.workspace.id}`;
  await sql`
    update public.profiles set locale = 'ja-JP'
    where user_id in (${ours.owner.id}, ${ours.records.contractor.id})`;
  const { apiUrl, publishableKey } = testStack();
  const port = await claimPort(0, "application", "localhost");
  siteUrl = `http://localhost:${port}`;
  pages = await startPages({
    mode: "start",
    host: "localhost",
    port,
    workers: 1,
    env: {
      SUPABASE_URL: apiUrl,
      SUPABASE_PUBLISHABLE_KEY: publishableKey,
      SITE_URL: siteUrl,
      PSEUDO_LOCALE: "1",
    },
  });
});

afterAll(() => pages?.stop());

/** What stands in attributes and is read all the same. */
const spoken = /\s(?:aria-label|title|placeholder|alt|content)="([^"]*)"/g;

/** The texts of a page: those between tags, and those in attributes. */
function textsOf(html: string): string[] {
  const shown = html
    .replace(/<(script|style|template)\b.*?<\/\1>/gs, "")
    // Names of places are the data of the time zones.
    .replace(/<select\b[^>]*\sname="timeZone".*?<\/select>/gs, "")
    // Of what the head says, only the title and the description are for people.
    .replace(/<meta\b(?![^>]*name="description")[^>]*>/g, "");
  const attributes = [...shown.matchAll(spoken)].map(([, text = ""]) => text);
  return [...attributes, ...shown.split(/<[^>]*>/)].map((text) =>
    text.replace(/&(?:#?\w+);/g, " ").trim(),
  );
}

/** The samples on the landing page are of nobody. */
const invented =
  /Deltaform AG|Hafenlicht Logistik|Alpenglow Reisen|Ilmenau Optik|Northwind Studio|Kontor 27|Atelier Marlow/g;

/** Data, and what has no language: addresses, codes of currencies, the product's name. */
function withoutData(text: string): string {
  const { mark, workspace } = ours;
  // What a record of the scene is called, in two words at most.
  const made = new RegExp(`${mark}\\S*(?: [\\w-]+){0,2}|${workspace.slug}|\\bBen Both\\b`, "g");
  return text
    .replace(made, "")
    .replace(invented, "")
    .replace(/\S+@\S+|\bBulkhead\b|\b[A-Z]{3}\b/g, "");
}

const isPlain = (text: string) => /[A-Za-z]{3,}/.test(withoutData(text));

async function plainWordsOn(visit: Visitor, path: string): Promise<string[]> {
  const answer = await visit(new URL(path, siteUrl).href);
  if (answer.status !== 200) return [];
  const texts = textsOf(await answer.text());
  expect(texts.filter(Boolean).length, path).toBeGreaterThan(5);
  // Or nothing on it would have been accented.
  expect(texts.join(" "), path).toMatch(/[áéñó]/);
  return [...new Set(texts.filter(isPlain))].map((text) => `${path}: ${text}`);
}

test("no page holds a word that was written into it by hand", { timeout: 120_000 }, async () => {
  const { owner, records } = ours;
  const visitors = [stranger, await signIn(owner), await signIn(records.contractor)];
  const found: string[] = [];
  for (const path of pagesOf(ours)) {
    for (const visit of visitors) found.push(...(await plainWordsOn(visit, path)));
  }
  expect([...new Set(found)]).toEqual([]);
});

test("it would find one", () => {
  expect(isPlain("Add client")).toBe(true);
  expect(isPlain(`${ours.mark} client`)).toBe(false);
  expect(textsOf('<p>Áđđ</p><input placeholder="Plain words">')).toContain("Plain words");
});
