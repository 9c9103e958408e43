"use client";

import { type KeyboardEvent, useContext, useEffect, useRef, useState } from "react";
import { type Found, searchNames } from "@/lib/form-state";
import { useBeforePaint } from "./before-paint";
import { FormContext, useControl } from "./form-context";
import { Icon } from "./icon";
import { type Option, Select } from "./select";
import { SubmitButton } from "./submit-button";
import { useWords } from "./words-context";

type Props = {
  /** All there is to choose from, or where there is more the first of it and what is chosen. */
  options: readonly Option[];
  more?: boolean | undefined;
  /** The words of an empty choice, where there may be none. */
  placeholder?: string | undefined;
  defaultValue?: string | undefined;
};

const mostOptions = 50;

/**
 * A choice among however many. Up to fifty are a select. Beyond, the form's action is asked for what
 * fits a text (see findChoices), through a button that posts the form, or as one types where there is
 * a script. What is posted is the id; its words are only shown.
 */
export function SearchSelect({ more = false, ...props }: Props) {
  if (!more && props.options.length <= mostOptions) {
    return <Select {...props} autoComplete="off" />;
  }
  return <Search {...props} />;
}

function Search({ options, placeholder, defaultValue = "" }: Omit<Props, "more">) {
  const words = useWords();
  const { state } = useContext(FormContext);
  const { typed, attributes } = useControl({});
  const names = searchNames(attributes.name ?? "");
  const text = [state.values[names.text] ?? ""].flat()[0] ?? "";
  const known = [state.values[names.known] ?? []].flat().map(knownOption);
  const value = typed ?? defaultValue;
  const [chosen, setChosen] = useState<Option>();

  // The page comes with a select that needs no script. What was chosen there by now is kept.
  useBeforePaint(() => {
    const select = document.getElementById(attributes.id ?? "");
    if (!(select instanceof HTMLSelectElement)) return;
    const label = select.value && (select.selectedOptions[0]?.text ?? "");
    setChosen({ value: select.value, label });
  }, [attributes.id]);

  if (chosen) {
    return <Combobox {...{ options, placeholder, chosen, setChosen, attributes, names }} />;
  }

  const found = state.choices?.[attributes.name ?? ""];
  const current = [...known, ...options].find((option) => option.value === value) ?? {
    value,
    // Where a script runs, the search shows the words of what is chosen.
    label: text,
  };
  const offered = found?.options ?? (known.length > 0 ? known : options);
  const shown = offered.some((option) => option.value === value) || !value;
  const all = shown ? offered : [current, ...offered];
  return (
    <>
      <Select
        options={all}
        placeholder={placeholder}
        defaultValue={value}
        autoComplete="off"
        autoFocus={found !== undefined}
      />
      <div className="mt-2 flex gap-2 [@media(scripting:enabled)]:hidden">
        <input
          type="search"
          name={names.text}
          defaultValue={text}
          aria-label={words.searchMore}
          placeholder={words.searchMore}
          maxLength={100}
          autoComplete="off"
          className="control min-w-0"
        />
        <input type="hidden" name={names.lookedUp} value={text} />
        {all
          .filter((option) => !options.includes(option))
          .map((option) => (
            <input
              key={option.value}
              type="hidden"
              name={names.known}
              value={`${option.value} ${option.label}`}
            />
          ))}
        <SubmitButton variant="secondary" name="intent" value={names.text}>
          {words.find}
        </SubmitButton>
      </div>
      {found && <p className="mt-1.5 text-xs text-muted">{found.words}</p>}
    </>
  );
}

/** Options that are not the page's own travel with the form, so that it can be drawn with them again. */
function knownOption(line: string): Option {
  const space = line.indexOf(" ");
  return { value: line.slice(0, space), label: line.slice(space + 1) };
}

/** The same with a script: an editable combobox with a list, as the ARIA patterns describe it. */
function Combobox({
  options,
  placeholder,
  chosen,
  setChosen,
  attributes,
  names,
}: Omit<Props, "more" | "defaultValue"> & {
  chosen: Option;
  setChosen: (option: Option) => void;
  attributes: ReturnType<typeof useControl>["attributes"];
  names: ReturnType<typeof searchNames>;
}) {
  const { matches, searchUnreached } = useWords();
  const { find } = useContext(FormContext);
  const { id, name = "", required, ...described } = attributes;
  /** What is being typed; undefined while the field shows what is chosen. */
  const [text, setText] = useState<string>();
  const [found, setFound] = useState<Found>();
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const search = text?.trim() ?? "";

  useEffect(() => {
    setFound(undefined);
    if (!search) return setWords("");
    let late = false;
    const timer = setTimeout(async () => {
      const answer = await find?.(name, search).catch(() => undefined);
      if (late) return;
      setFound(answer);
      setActive(0);
      setWords(answer?.words ?? searchUnreached);
    }, 200);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [search, find, name, searchUnreached]);

  const none = placeholder === undefined ? [] : [{ value: "", label: placeholder }];
  const offered: readonly Option[] = search ? (found?.options ?? []) : [...none, ...options];
  const listed = open && offered.length > 0;

  useEffect(() => {
    if (listed) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [listed, active]);

  function show() {
    const at = offered.findIndex(({ value }) => value === chosen.value);
    if (!open) setActive(Math.max(at, 0));
    setOpen(true);
  }

  function close() {
    setOpen(false);
    setText(undefined);
  }

  function choose(option: Option | undefined) {
    if (option) setChosen(option.value ? option : { value: "", label: "" });
    close();
  }

  /** An emptied field is the empty choice, and the only thing found is meant; else all stays as it was. */
  function leave() {
    if (text === undefined || text.trim() ? offered.length === 1 && search : none.length > 0) {
      choose(offered[0]);
    } else close();
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      if (listed) setActive((active + step + offered.length) % offered.length);
      else show();
    } else if (event.key === "Enter" && (listed || text !== undefined)) {
      // Nothing is sent while something else than what is shown would be.
      if (listed) choose(offered[active]);
    } else if (event.key === "Escape" && (open || text !== undefined)) {
      close();
    } else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <input type="hidden" name={name} value={chosen.value} />
      <input
        id={id}
        name={names.text}
        {...described}
        aria-required={required}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-activedescendant={listed ? `${id}-option-${active}` : undefined}
        value={text ?? chosen.label}
        placeholder={placeholder}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        className="control pe-9 text-ellipsis"
        onFocus={(event) => event.target.select()}
        onClick={show}
        onBlur={leave}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
      />
      <Icon
        name="search"
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-faint"
      />
      {open && (
        <div className="absolute inset-x-0 top-full z-30 mt-1 rounded-lg border border-line bg-raised text-sm shadow-raised empty:hidden">
          {listed && (
            <div
              ref={list}
              id={`${id}-list`}
              role="listbox"
              aria-label={matches}
              className="max-h-64 overflow-y-auto p-1"
            >
              {offered.map((option, at) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
                // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus.
                <div
                  key={option.value}
                  id={`${id}-option-${at}`}
                  role="option"
                  aria-selected={at === active}
                  className="cursor-pointer rounded-md px-2.5 py-1.5 break-words hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent-ink forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2"
                  // The field would lose the focus before the click arrives.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(option)}
                >
                  {option.label}
                </div>
              ))}
            </div>
          )}
          {words && <p className="border-t border-line px-3 py-2 text-xs text-muted">{words}</p>}
        </div>
      )}
      <p role="status" className="sr-only">
        {words}
      </p>
    </div>
  );
}
