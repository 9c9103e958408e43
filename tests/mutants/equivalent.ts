import type { Mutant } from "./functions.ts";

/** Changes that break nothing, because something else holds what they let go, and what that is. */
const heldBy: Record<string, string> = {
  "private.my_permissions(): m.removed_at is null":
    "require(), asked before, refuses whoever was removed.",
  "private.lock_members(uuid,uuid,text): o.id = p_organization_id":
    "More workspaces are locked; nothing else changes.",
  "private.find_invitation(uuid,text): i.token_hash = sha256(convert_to(p_token, 'utf8'))":
    "More invitations are locked; the one that counts is looked up again below.",
  "private.retire_slug(): new.slug <> old.slug":
    "A slug that stays is kept for the workspace that has it, which may use it anyway.",
  "private.delete_payment(uuid,uuid,uuid): i.organization_id = p.organization_id":
    "Another workspace's invoice is locked; the id found is the same.",
  "private.delete_payment(uuid,uuid,uuid): p.organization_id = p_organization_id":
    "Another workspace's invoice is locked; the payment that goes is chosen again below.",
  "private.delete_payment(uuid,uuid,uuid): i.status = 'paid'":
    "An invoice with a payment is issued or paid, and issued is what it becomes.",
  "private.draft_invoice(uuid,uuid,uuid,date): e.organization_id = p_organization_id":
    "More entries are locked; those that are billed are chosen again below.",
  "private.void_invoice(uuid,uuid,uuid): l.organization_id = p_organization_id":
    "The entries released are this workspace's, by the condition beside it, and the lines they are on too.",
};

/** Leaves out those changes. A name that fits no mutant any more is an error: it would hide another. */
export function withoutEquivalent(mutants: Mutant[]): Mutant[] {
  const isEquivalent = ({ kind, target }: Mutant) =>
    kind === "condition dropped" && target in heldBy;
  const known = new Set(mutants.filter(isEquivalent).map(({ target }) => target));
  const stale = Object.keys(heldBy).filter((target) => !known.has(target));
  if (stale.length > 0) throw new Error(`No such mutant any more: ${stale.join("; ")}`);
  return mutants.filter((it) => !isEquivalent(it));
}
