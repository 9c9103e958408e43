import { expect, test } from "playwright/test";
import { makePerson, makeWorkspace, password } from "../support/people";
import { signIn } from "./people";

test("an address that is no page stays in the frame of its workspace", async ({ page }) => {
  const owner = await makePerson("Owner");
  const { slug } = await makeWorkspace(owner, "Own workspace");
  await signIn(page, owner.email, password);
  for (const path of ["no-such-page", "clients/new/no-such-page"]) {
    const answer = await page.goto(`/w/${slug}/${path}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
    await expect(page.getByRole("navigation", { name: "Sections" })).toBeVisible();
  }

  // Who is not in it sees what everyone sees of a workspace that never was.
  const other = await makeWorkspace(await makePerson("Other"), "Of others");
  const views: string[] = [];
  for (const path of [`/w/${other.slug}/no-such-page`, "/w/there-is-none/no-such-page"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
    views.push(await page.getByRole("main").innerHTML());
  }
  expect(views[0]).toBe(views[1]);
});
