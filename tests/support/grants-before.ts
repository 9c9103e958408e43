import type { TestProject } from "vitest/node";
import { grants } from "./catalogue.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The grants as the migrations left them: the API has answered no request yet. */
    grantsBefore: string[];
  }
}

export default async function readGrants(project: TestProject): Promise<void> {
  project.provide("grantsBefore", await grants());
}
