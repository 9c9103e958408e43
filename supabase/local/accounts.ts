import { randomUUID } from "node:crypto";
import type { App } from "@supabase/lite";
import { answerAuth, currentAuthRequest } from "./request-context.ts";

/** Work that nobody waits for: it begins when the answer is out, and its failures are logged. */
export function createAfterwards() {
  const running = new Set<Promise<void>>();
  return {
    add(what: string, work: () => Promise<unknown>): void {
      const request = currentAuthRequest();
      if (!request) throw new Error("Only requests of the auth API leave work for afterwards.");
      const done = request.answered
        .then(() => answerAuth(request, work))
        .catch((error: unknown) => request.log(`${what}: ${error}`))
        .then(() => void running.delete(done));
      running.add(done);
    },
    /** When all of it is done. */
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

export type Afterwards = ReturnType<typeof createAfterwards>;

export type Middleware = NonNullable<
  NonNullable<NonNullable<ConstructorParameters<typeof App>[0]["options"]>["server"]>["middlewares"]
>[number];
export type Service = Parameters<Middleware>[0]["var"]["authService"];

/** What the library throws tells its code. */
export const isCalled = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/**
 * Has the auth API tell nobody whether an address has an account, neither by its words nor by its time.
 * The library looks a person up and answers as it goes along. Here what does not depend on an account is
 * checked and answered first, and the rest, mails among it, is done after the answer; a wrong password
 * costs the same whoever it is for.
 */
export function discreet(
  afterwards: Afterwards,
  { confirmations }: { confirmations: boolean },
): Middleware {
  return async (context, next) => {
    if (context.req.path.startsWith("/auth/v1/")) {
      const service = context.get("authService");
      signInDiscreetly(service);
      mailDiscreetly(service, afterwards);
      // Whoever need not confirm is signed in by the answer, and a taken address cannot be hidden.
      if (confirmations) signUpDiscreetly(service, afterwards);
    }
    await next();
  };
}

type User = NonNullable<Awaited<ReturnType<Service["repo"]["findUserByEmail"]>>>;

/** The repository with one of its methods changed. */
function withMethods(repo: Service["repo"], methods: Partial<Service["repo"]>): Service["repo"] {
  return Object.assign(Object.create(repo), methods);
}

/** What stops a method of the library where it would look up an address. */
const lookup = new Error("An address would be looked up.");

/** Runs it as far as it goes without knowing any account; throws what it refuses until there. */
export async function asksForAccount(
  service: Service,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const { repo } = service;
  const findUserByEmail = async (): Promise<never> => {
    throw lookup;
  };
  service.repo = withMethods(repo, { findUserByEmail });
  try {
    await work();
    return false;
  } catch (error) {
    if (error === lookup) return true;
    throw error;
  } finally {
    service.repo = repo;
  }
}

/** A hash, as costly as the library's own, of random bytes that nobody kept. */
const nobodys = "$2b$10$42vUtroiyJYYWM1Iivnw3.WwE6SVvHyopsewkn3QREd08VQBDLBIG";

/**
 * An unknown address and one that nobody confirmed have a password that nobody knows. The library tells a
 * right password that its address is not confirmed: whoever had just signed up with an address would learn
 * by that whether it was free.
 */
function signInDiscreetly(service: Service): void {
  const signIn = service.signInWithPassword.bind(service);
  service.signInWithPassword = async (email, password) => {
    const { repo } = service;
    const findUserByEmail = async (address: string): Promise<User> => {
      const user = await repo.findUserByEmail(address);
      if (user?.encrypted_password && user.email_confirmed_at) return user;
      const email_confirmed_at = new Date().toISOString();
      return { ...(user as User), email_confirmed_at, encrypted_password: nobodys };
    };
    service.repo = withMethods(repo, { findUserByEmail });
    try {
      return await signIn(email, password);
    } finally {
      service.repo = repo;
    }
  };
}

/** Recovery, sign-in links and mails once more: `{}` to all, and a mail to who has an account. */
function mailDiscreetly(service: Service, afterwards: Afterwards): void {
  const later = <Args extends unknown[]>(what: string, work: (...args: Args) => Promise<void>) => {
    return async (...args: Args): Promise<void> => {
      if (!(await asksForAccount(service, () => work(...args)))) return;
      afterwards.add(what, () => work(...args).catch(ignoring("otp_disabled", alreadyMailed)));
    };
  };
  service.recover = later("recover", service.recover.bind(service));
  service.signInWithOtp = later("otp", service.signInWithOtp.bind(service));
  service.requestMagicLink = later("magiclink", service.requestMagicLink.bind(service));
  service.resend = later("resend", service.resend.bind(service));
}

/** The library's answer to an address that is taken, or had this mail. */
const alreadyMailed = "over_email_send_rate_limit";

const ignoring =
  (...codes: string[]) =>
  (error: unknown): void => {
    if (!codes.some((code) => isCalled(error, code))) throw error;
  };

/**
 * The same answer for new addresses and taken ones, about a person made up for it. Who has an account
 * gets a sign-in link by mail instead of a confirmation. Of two who signed up with an address that nobody
 * has confirmed yet, neither is known to be its owner: the first one's link, which would confirm the first
 * one's password, ends.
 */
function signUpDiscreetly(service: Service, afterwards: Afterwards): void {
  const signUp = service.signUp.bind(service);
  // Before or after it is made discreet, it comes to the same.
  const mailLink = service.signInWithOtp.bind(service);
  service.signUp = async (email, password, data) => {
    if (!(await asksForAccount(service, () => signUp(email, password, data)))) {
      throw new Error("A sign-up asked for no account.");
    }
    afterwards.add("signup", async () => {
      try {
        await signUp(email, password, data);
      } catch (error) {
        if (!isCalled(error, alreadyMailed)) throw error;
        const user = await service.repo.findUserByEmail(email?.toLowerCase() ?? "");
        if (user && !user.email_confirmed_at) {
          await service.repo.updateUser(user.id, { confirmation_token: null });
        }
        await mailLink(email, { shouldCreateUser: false });
      }
    });
    return { user: madeUp((email ?? "").toLowerCase(), data) };
  };
}

/** What the answer to a sign-up says of a person, who may not be made of it. */
function madeUp(email: string, data: Record<string, unknown> = {}) {
  const id = randomUUID();
  const now = new Date().toISOString();
  const known = { ...data, email, email_verified: false, phone_verified: false, sub: id };
  const times = { last_sign_in_at: now, created_at: now, updated_at: now };
  return {
    id,
    aud: "authenticated",
    role: "authenticated",
    email,
    phone: "",
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: known,
    identities: [
      {
        identity_id: randomUUID(),
        id,
        user_id: id,
        identity_data: known,
        provider: "email",
        ...times,
        email,
      },
    ],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
    confirmation_sent_at: now,
  };
}
