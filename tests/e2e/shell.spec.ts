import { expect, test } from "playwright/test";
import { addMember, makePerson, makeWorkspace, password } from "../support/people";
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

test("a row's button asks about its own row before it posts", async ({ page }) => {
  const owner = await makePerson("Owner");
  const workspace = await makeWorkspace(owner, "Many hands");
  const names = ["Ada Lovelace", "Bob Stone"];
  for (const name of names) await addMember(workspace, await makePerson(name), "member");
  await signIn(page, owner.email, password);

  for (const name of names) {
    await page.goto(`/w/${workspace.slug}/members`);
    await page.getByRole("button", { name: `Remove ${name}…` }).click();
    const question = page.getByRole("dialog", { name: `Remove ${name}?` });
    await expect(question).toBeVisible();
    await question.getByText("Cancel").click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("row", { name })).toBeVisible();
  }

  await page.getByRole("button", { name: "Remove Ada Lovelace…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("status")).toContainText("removed");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("row", { name: "Ada Lovelace" })).toHaveCount(0);
  await expect(page.getByRole("row", { name: "Bob Stone" })).toBeVisible();
});

test("the list of workspaces asks which one to leave", async ({ page }) => {
  const person = await makePerson("Guest");
  const workspace = await makeWorkspace(await makePerson("Host"), "Hosted");
  await addMember(workspace, person, "member");
  await signIn(page, person.email, password);
  await page.goto("/workspaces");
  await page.getByRole("button", { name: "Leave Hosted…" }).click();
  const question = page.getByRole("dialog", { name: "Leave Hosted?" });
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("status")).toContainText("You left the workspace.");
  await expect(page.getByText("Hosted")).toHaveCount(0);
});

test("a name cannot turn the text around it", async ({ page }) => {
  const owner = await makePerson("Owner");
  const { slug } = await makeWorkspace(owner, "Plain names");
  await signIn(page, owner.email, password);
  await page.goto(`/w/${slug}/clients/new`);
  await page.getByLabel("Name").fill("Invoice \u202efdp.exe");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invoice fdp.exe");
});
