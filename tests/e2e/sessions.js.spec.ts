import { expect, test } from "playwright/test";
import { makePerson, makeWorkspace, password } from "../support/people";
import { signIn } from "./people";

test("a form keeps what was typed when its session was ended, and is sent after signing in", async ({
  page,
}) => {
  const person = await makePerson("Somebody");
  const { slug } = await makeWorkspace(person);
  await signIn(page, person.email, password);
  await page.goto(`/w/${slug}/clients/new`);
  await page.getByLabel("Name").fill("Initech");
  await person.in().rpc("end_other_sessions");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByText("You are signed out. Sign in from another tab")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Initech");

  const tab = await page.context().newPage();
  await tab.goto("/workspaces");
  await expect(tab.getByText("your session in this browser was ended")).toBeVisible();
  await signIn(tab, person.email, password);
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Initech");
});

test("a link inside the application leads to sign in, and on to its page", async ({ page }) => {
  const person = await makePerson("Somebody");
  const { slug } = await makeWorkspace(person);
  await signIn(page, person.email, password);
  await page.goto(`/w/${slug}`);
  await person.in().rpc("end_other_sessions");
  const sections = page.getByRole("navigation", { name: "Sections" });
  await sections.getByRole("link", { name: "Clients" }).click();
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent(`/w/${slug}/clients`)}`);
  await expect(page.getByText("your session in this browser was ended")).toBeVisible();
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clients");
});
