import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogTrigger } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import type { Invoice } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
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
          ask={t("actions.delete.ask")}
          title={t("actions.delete.title")}
          text={t("actions.delete.text")}
          action={remove}
          fields={fields}
          confirm={t("actions.delete.confirm")}
          danger
        />
      )}
      {voidable && voidIt && (
        <Question
          id="void-invoice"
          ask={t("actions.void.ask")}
          title={t("actions.void.title", { number: invoice.number ?? "" })}
          text={t("actions.void.text")}
          action={voidIt}
          fields={fields}
          confirm={t("actions.void.confirm")}
          danger
        />
      )}
      <PrintButton without={t("actions.printWithout")}>
        <Icon name="print" />
        {t("actions.print")}
      </PrintButton>
      {draft && editHref && <ButtonLink href={editHref}>{t("actions.edit")}</ButtonLink>}
      {draft && issue && (
        <Question
          id="issue-invoice"
          ask={t("actions.issue.ask")}
          title={t("actions.issue.title")}
          text={t("actions.issue.text")}
          action={issue}
          fields={fields}
          confirm={t("actions.issue.confirm")}
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
