import { createHash, randomBytes, randomInt } from "node:crypto";
import {
  type Afterwards,
  asksForAccount,
  isCalled,
  type Middleware,
  type Service,
} from "./accounts.ts";
import type { Config } from "./config.ts";
import type { createMailer } from "./mailer.ts";

type Settings = Config["auth"]["email"];
type Mailer = ReturnType<typeof createMailer>;

/**
 * A person's change of address, as GoTrue does it: with `double_confirm_changes` the links of both mails
 * have to be followed, in either order. The library mails a link to the old address alone, and so anybody
 * could move to an address that is not theirs. Whether somebody has the new one is told to nobody.
 */
export function changeAddress(
  afterwards: Afterwards,
  mailer: Mailer,
  settings: Settings,
): Middleware {
  return async (context, next) => {
    if (context.req.path.startsWith("/auth/v1/")) {
      const service = context.get("authService");
      askDiscreetly(service, afterwards, mailer, settings);
      if (settings.double_confirm_changes) confirmBoth(service, settings);
    }
    await next();
  };
}

/** The same answer for every address, and the same mail to the old one. */
function askDiscreetly(
  service: Service,
  afterwards: Afterwards,
  mailer: Mailer,
  settings: Settings,
): void {
  const update = service.updateUser.bind(service);
  service.updateUser = async (id, updates) => {
    const { email, ...others } = updates;
    if (!email || !(await asksForAccount(service, () => update(id, { email })))) {
      return update(id, updates);
    }
    const changesMore = others.data !== undefined || others.password !== undefined;
    const user = changesMore ? await update(id, others) : await service.getUser(id);
    const sentAt = new Date().toISOString();
    afterwards.add("change of address", async () => {
      // The library mails the links before it keeps them, and could be asked for them too early.
      const mails: Parameters<Mailer["sendEmailChange"]>[] = [];
      const sendEmailChange = async (...mail: Parameters<Mailer["sendEmailChange"]>) => {
        mails.push(mail);
      };
      Reflect.set(service, "mailer", { ...mailer, sendEmailChange });
      try {
        await update(id, { email });
        for (const mail of mails) await mailer.sendEmailChange(...mail);
      } catch (error) {
        if (!isCalled(error, "email_exists")) throw error;
        await pretend(id, user.email, email.toLowerCase());
      }
    });
    return { ...user, new_email: email.toLowerCase(), email_change_sent_at: sentAt };
  };

  /** A change that waits for the link of a mail to the new address, which is never sent. */
  async function pretend(id: string, email: string, taken: string): Promise<void> {
    if (!settings.double_confirm_changes) return;
    const token = Array.from({ length: settings.otp_length }, () => randomInt(10)).join("");
    const tokenHash = hashOf(email, token);
    await service.repo.updateUser(id, {
      email_change: taken,
      email_change_token_current: tokenHash,
      email_change_token_new: randomBytes(32).toString("hex"),
      email_change_sent_at: new Date().toISOString(),
    });
    await mailer.sendEmailChange(email, tokenHash, token, { currentEmail: email, newEmail: taken });
  }
}

/** The first of the two links is taken note of; the last one, whichever it is, moves the account. */
function confirmBoth(service: Service, settings: Settings): void {
  const verify = service.verifyOtp.bind(service);
  service.verifyOtp = async (params) => {
    if (params.type !== "email_change") return verify(params);
    const { repo } = service;
    const { email = "", token = "", token_hash: hash = hashOf(email, token) } = params;
    const ofOld = await repo.findUserByToken("email_change_token_current", hash);
    const user = ofOld ?? (await repo.findUserByToken("email_change_token_new", hash));
    const sentAt = Date.parse(user?.email_change_sent_at ?? "");
    if (!user || !(Date.now() - sentAt <= settings.otp_expiry * 1000)) return verify(params);

    const columns = ["email_change_token_current", "email_change_token_new"] as const;
    const [mine, other] = ofOld ? columns : columns.toReversed();
    if (mine && other && user[other]) {
      // Twice at the same moment is once: the library says of the second what it says of a used link.
      if (!(await repo.claimUserToken(user.id, mine, hash))) return verify(params);
      return half as unknown as Awaited<ReturnType<typeof verify>>;
    }
    // The library takes the one link that it is set to; its settings are private to its types.
    const emails = { ...settings, double_confirm_changes: ofOld !== null };
    Reflect.set(service, "config", { ...Reflect.get(service, "config"), email: emails });
    return verify({ token_hash: hash, type: params.type });
  };
}

/** In the words of GoTrue. */
const half = {
  msg: "Confirmation link accepted. Please proceed to confirm link sent to the other email",
};

/** As the library hashes a code. */
function hashOf(email: string, token: string): string {
  return createHash("sha256")
    .update(email.toLowerCase() + token)
    .digest("hex");
}
