import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogTrigger } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import type { Invoice } from "@/lib/invoices/schema";
import { PrintButton } from "./print-button";

type Post = (data: FormData) => Promise<void>;

/** What can be done with an invoice in its state. An action that is not given is not allowed. */
export function InvoiceActions({
  invoice,
  editHref,
  issue,
  remove,
  voidIt,
}: {
  invoice: Invoice;
  editHref: string | undefined;
  issue: Post | undefined;
  remove: Post | undefined;
  voidIt: Post | undefined;
}) {
  const fields = { id: invoice.id };
  const draft = invoice.status === "draft";
  const voidable =
    (invoice.status === "issued" || invoice.status === "paid") && invoice.payments.length === 0;
  return (
    <>
      {draft && remove && (
        <Question
          id="delete-invoice"
          ask="Delete…"
          title="Delete this draft?"
          text="Its lines go. Time on them becomes unbilled again."
          action={remove}
          fields={fields}
          confirm="Delete draft"
          danger
        />
      )}
      {voidable && voidIt && (
        <Question
          id="void-invoice"
          ask="Void…"
          title={`Void ${invoice.number}?`}
          text="The document stays as it is, with its number, and asks for nothing any more. Its time can be billed again. This cannot be undone."
          action={voidIt}
          fields={fields}
          confirm="Void invoice"
          danger
        />
      )}
      <PrintButton>
        <Icon name="print" />
        Print
      </PrintButton>
      {draft && editHref && <ButtonLink href={editHref}>Edit</ButtonLink>}
      {draft && issue && (
        <Question
          id="issue-invoice"
          ask="Issue…"
          title="Issue this invoice?"
          text="It takes the next number and today’s date, and can never be changed after that, only voided."
          action={issue}
          fields={fields}
          confirm="Issue invoice"
        />
      )}
    </>
  );
}

function Question({
  id,
  ask,
  title,
  text,
  action,
  fields,
  confirm,
  danger = false,
}: {
  id: string;
  ask: string;
  title: string;
  text: string;
  action: Post;
  fields: Record<string, string>;
  confirm: string;
  danger?: boolean;
}) {
  return (
    <>
      <DialogTrigger dialog={id} variant={danger ? "ghost" : "primary"}>
        {ask}
      </DialogTrigger>
      <ConfirmDialog
        id={id}
        title={title}
        text={text}
        action={action}
        fields={fields}
        confirm={confirm}
        danger={danger}
      />
    </>
  );
}
