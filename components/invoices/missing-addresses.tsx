import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/form-state";
import type { Invoice } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";

/**
 * The addresses that a draft still lacks, to be filled in here. Seller and buyer are copied into the
 * document when it is issued and do not change after that, so this is the last moment.
 */
export function MissingAddresses({
  invoice: { seller, buyer },
  saveOwn,
  saveTheirs,
}: {
  invoice: Invoice;
  /** Saves the workspace's address; undefined: not the reader's to change. */
  saveOwn: FormAction | undefined;
  saveTheirs: FormAction | undefined;
}) {
  const missing = [
    { id: "seller", label: t("missing.own"), save: saveOwn, lacks: seller.address === "" },
    {
      id: "buyer",
      label: t("missing.theirs", { name: buyer.name }),
      save: saveTheirs,
      lacks: buyer.address === "",
    },
  ].filter(({ lacks }) => lacks);
  if (missing.length === 0) return null;
  return (
    <div className="print:hidden">
      <Notice tone="warn" title={t("missing.title")}>
        <p>{t("missing.text")}</p>
        <div className="mt-3 grid max-w-3xl gap-4 sm:grid-cols-2">
          {missing.map(({ id, label, save }) =>
            save ? (
              <ActionForm
                key={id}
                action={save}
                idPrefix={id}
                aria-label={label}
                className="grid content-start gap-2"
              >
                <Field name="address" label={label} required>
                  <Textarea rows={3} maxLength={1000} autoComplete="off" />
                </Field>
                <div>
                  <SubmitButton variant="secondary" size="sm">
                    {t("missing.save")}
                  </SubmitButton>
                </div>
              </ActionForm>
            ) : (
              <p key={id}>
                {label}: {t("missing.ask")}
              </p>
            ),
          )}
        </div>
      </Notice>
    </div>
  );
}
