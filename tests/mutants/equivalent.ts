import type { Mutant } from "./functions.ts";

/** Changes that break nothing, because something else holds what they let go, and what that is. */
const heldBy: Record<string, string> = {
  "private.my_permissions(): m.removed_at is null":
    "require(), asked before, refuses whoever was removed.",
  "private.lock_members(uuid,uuid,text): o.id = p_organization_id":
    "More workspaces are locked; nothing else changes.",
  "private.accept_invitation(uuid,text): o.id in ( select i.organization_id from public.invitations i where i.token_hash = sha256(c":
    "More workspaces are locked; the invitation is looked up below.",
  "private.accept_invitation(uuid,text): i.token_hash = sha256(convert_to(p_token, 'utf8'))":
    "More workspaces are locked; the invitation is looked up below.",
  "private.create_organization(uuid,text,text,text,text,text): p.user_id = p_actor_id":
    "More people are locked; nothing else changes.",
  "private.invite_member(uuid,uuid,text,text): p.user_id = p_actor_id":
    "More people are locked; nothing else changes.",
  "private.hold_clients(uuid[]): c.organization_id = v_organization_id":
    "More clients are locked; nothing else changes.",
  "private.hold_clients(uuid[]): c.id = any (p_client_ids)":
    "More clients are locked; nothing else changes.",
  "private.drop_foreign_rate(): c.organization_id = new.organization_id":
    "More clients are locked; their currencies are looked up below.",
  "private.drop_foreign_rate(): c.id in (old.client_id, new.client_id)":
    "More clients are locked; their currencies are looked up below.",
  "private.lock_invoice(uuid,uuid): c.organization_id = p_organization_id":
    "More clients are locked; the invoice is looked up below.",
  "private.lock_invoice(uuid,uuid): c.id = ( select i.client_id from public.invoices i where i.organization_id = p_organizatio":
    "More clients are locked; the invoice is looked up below.",
  "private.issue_invoice(uuid,uuid,uuid): o.id = p_organization_id":
    "More workspaces are locked; the settings are looked up below.",
  "private.save_invoice(uuid,uuid,uuid,integer,text,jsonb,timestamp with time zone): l.organization_id = p_organization_id":
    "Lines of another workspace are named too; those that go are chosen again below.",
  "private.save_invoice(uuid,uuid,uuid,integer,text,jsonb,timestamp with time zone): b.invoice_id = p_invoice_id":
    "The lines named beside it are this invoice's; the index begins with the invoice.",
  "private.delete_payment(uuid,uuid,uuid): i.organization_id = p.organization_id":
    "Another workspace's invoice is locked; the id found is the same.",
  "private.delete_payment(uuid,uuid,uuid): p.organization_id = p_organization_id":
    "Another workspace's invoice is locked; the payment that goes is chosen again below.",
  "private.delete_payment(uuid,uuid,uuid): i.status = 'paid'":
    "An invoice with a payment is issued or paid, and issued is what it becomes.",
  "private.draft_invoice(uuid,uuid,uuid,date,uuid[],integer): p.organization_id = p_organization_id":
    "More projects are locked; their entries are chosen below.",
  "private.draft_invoice(uuid,uuid,uuid,date,uuid[],integer): e.organization_id = p_organization_id":
    "More entries are locked; those that are billed are chosen again below.",
  "dashboard(): a.user_id = (select auth.uid())":
    "Whoever may not read everybody's time reads their own alone, by the policy.",
  "dashboard(): a.user_id = (select auth.uid()) (2)":
    "Whoever may not read everybody's time reads their own alone, by the policy.",
  "dashboard(): i.status = 'paid'":
    "What is not paid has no paid_on, by the check invoices_paid_dated.",
  "order: dashboard(): , a.entries) order by a.seconds desc, a.name_key[, a.id]), '[]') → nothing":
    "The ten come in that order already.",
  "negation: session_context(): when nullif(current_setting('request.headers', [true]), '')::json ->> 'x-work → false":
    "The API sets it with every request; only a session that never had one would be told apart.",
  "session_context(): o.id = (select private.current_organization_id())":
    "The guard shows no other workspace.",
  "session_context(): p.user_id = (select private.require_user())":
    "The policy shows no other profile, and my_organizations() asks for an account too.",
};

/** Leaves out those changes. A name that fits no mutant any more is an error: it would hide another. */
export function withoutEquivalent(mutants: Mutant[]): Mutant[] {
  const names = ({ kind, target }: Mutant) => [target, `${kind}: ${target}`];
  const known = new Set(mutants.flatMap(names));
  const stale = Object.keys(heldBy).filter((name) => !known.has(name));
  if (stale.length > 0) throw new Error(`No such mutant any more: ${stale.join("; ")}`);
  return mutants.filter((it) => !names(it).some((name) => Object.hasOwn(heldBy, name)));
}
