// What makes the form work: it keeps a draft in the browser where that is allowed, and saves one answer file. ES2018, no libraries, no network.
(function () {
  "use strict";

  const MAXIMUM_NOTE = 2000;
  const LONGEST_OPEN_LIST = 10;
  // So long a browser may take to write the file; afterwards the answers need not stay in memory.
  const MILLISECONDS_TO_DOWNLOAD = 60000;

  const form = JSON.parse(element("gegevens").textContent);
  const words = form.words;
  const key = "dialoogcheck formulier " + form.code;
  const items = Array.from(document.querySelectorAll("fieldset[data-id]"), function (fieldset) {
    return {
      id: fieldset.dataset.id,
      number: fieldset.dataset.number,
      fieldset: fieldset,
      // Without what only a voice says: of how many it is the number.
      text: fieldset.dataset.number + "." + fieldset.querySelector("legend").lastChild.textContent,
      radios: Array.from(fieldset.querySelectorAll("input[type=radio]")),
      note: part(fieldset, "note"),
      more: part(fieldset, "more"),
      clear: part(fieldset, "clear"),
      answer: part(fieldset, "answer"),
      written: part(fieldset, "written"),
    };
  });

  const questions = Array.from(document.querySelectorAll("[data-question]"), function (block) {
    return { id: block.dataset.question, note: part(block, "note"), written: part(block, "written") };
  });

  // A draft is {submission, begun, values}; values holds {value, time} under "choice …" and "note …", so that two windows can be put together
  // per field: the last change of each field wins. An empty value is an answer that was taken back.
  let draft = begin(0);
  let keeps = true;
  let saved = "";
  let address = "";
  let openBefore = null;

  function element(id) {
    return document.getElementById(id);
  }

  function part(fieldset, name) {
    return fieldset.querySelector("[data-part=" + name + "]");
  }

  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? values[name] : whole;
    });
  }

  // The same sentence again would be read aloud again.
  function say(sentence) {
    if (element("melding").textContent !== sentence) {
      element("melding").textContent = sentence;
    }
  }

  function begin(after) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const submission = Array.from(bytes, function (byte) {
      return byte.toString(16).padStart(2, "0");
    }).join("");
    return { submission: submission, begun: Math.max(Date.now(), after + 1), values: {} };
  }

  function get(name) {
    return name in draft.values ? draft.values[name].value : "";
  }

  function isTime(value) {
    return Number.isSafeInteger(value) && value >= 0 && value < Number.MAX_SAFE_INTEGER / 2;
  }

  function isChoice(item, value) {
    return value === "" || item.radios.some(function (radio) {
      return radio.value === value;
    });
  }

  function isNote(item, value) {
    return typeof value === "string" && value.length <= MAXIMUM_NOTE;
  }

  // What is in storage may be anything: another page from this disk may have written it.
  function understand(text) {
    let found;
    try {
      found = JSON.parse(text);
    } catch (error) {
      return null;
    }
    if (found === null || typeof found !== "object" || !/^[0-9a-f]{32}$/.test(found.submission) || !isTime(found.begun)) {
      return null;
    }
    const values = {};
    const given = found.values !== null && typeof found.values === "object" ? found.values : {};
    function take(name, item, isGood) {
      const entry = Object.prototype.hasOwnProperty.call(given, name) ? given[name] : null;
      if (entry !== null && typeof entry === "object" && isTime(entry.time) && isGood(item, entry.value)) {
        values[name] = { value: entry.value, time: entry.time };
      }
    }
    items.forEach(function (item) {
      take("choice " + item.id, item, isChoice);
      take("note " + item.id, item, isNote);
    });
    questions.forEach(function (question) {
      take("note " + question.id, question, isNote);
    });
    return { submission: String(found.submission), begun: found.begun, values: values };
  }

  function read() {
    try {
      return understand(window.localStorage.getItem(key));
    } catch (error) {
      keeps = false;
      return null;
    }
  }

  // The values in the order of the form: two windows that hold the same must write the same, or they would keep on correcting each other.
  function serialise() {
    const values = {};
    items.concat(questions).forEach(function (item) {
      ["choice " + item.id, "note " + item.id].forEach(function (name) {
        if (name in draft.values) {
          values[name] = draft.values[name];
        }
      });
    });
    return JSON.stringify({ submission: draft.submission, begun: draft.begun, values: values });
  }

  function write() {
    try {
      window.localStorage.setItem(key, serialise());
      keeps = true;
    } catch (error) {
      keeps = false;
    }
    element("onthouden").textContent = keeps ? words.kept : words.not_kept;
    element("onthouden").className = keeps ? "" : "warning";
  }

  // What another window changed comes in here. Returns "", "merged" or "replaced".
  function join(other) {
    if (other === null) {
      return "";
    }
    if (other.submission !== draft.submission) {
      const newer = other.begun > draft.begun || (other.begun === draft.begun && other.submission > draft.submission);
      if (!newer) {
        return "";
      }
      draft = other;
      return "replaced";
    }
    let outcome = "";
    Object.keys(other.values).forEach(function (name) {
      if (!(name in draft.values) || other.values[name].time > draft.values[name].time) {
        if (get(name) !== other.values[name].value) {
          outcome = "merged";
        }
        draft.values[name] = other.values[name];
      }
    });
    return outcome;
  }

  // Before anything is written or saved: another window may have told this one nothing. Returns what came in.
  function keep() {
    const outcome = join(read());
    write();
    if (outcome) {
      show();
      noticeChange();
      say(outcome === "merged" ? words.other_window : words.other_began);
      if (outcome === "replaced") {
        forgetSaving();
        element("van-eerder").hidden = true;
      }
    }
    return outcome;
  }

  function set(name, value) {
    const before = draft.values[name];
    draft.values[name] = { value: value, time: Math.max(Date.now(), before ? before.time + 1 : 0) };
    if (!keep()) {
      say(keeps ? "" : words.save_soon);
    }
    noticeChange();
  }

  function hasAnswers() {
    return Object.keys(draft.values).some(function (name) {
      return draft.values[name].value !== "";
    });
  }

  function nameChoice(item, value) {
    const radio = item.radios.find(function (candidate) {
      return candidate.value === value;
    });
    return radio ? radio.nextElementSibling.textContent : "";
  }

  function show() {
    const open = [];
    items.forEach(function (item) {
      const choice = get("choice " + item.id);
      const note = get("note " + item.id);
      item.radios.forEach(function (radio) {
        radio.checked = radio.value === choice;
      });
      // Writing the same text again would move the cursor of somebody who is typing.
      if (item.note.value !== note) {
        item.note.value = note;
        item.more.open = item.more.open || note !== "";
      }
      item.clear.hidden = choice === "";
      item.answer.textContent = fill(words.answer, { choice: choice ? "■ " + nameChoice(item, choice) : "□ " + words.no_answer });
      item.written.textContent = note.trim() ? fill(words.note, { note: note.trim() }) : "";
      if (choice === "") {
        open.push(item);
      }
    });
    questions.forEach(function (question) {
      const note = get("note " + question.id);
      if (question.note.value !== note) {
        question.note.value = note;
      }
      question.written.textContent = fill(words.answer, { choice: note.trim() || words.no_answer });
    });
    showProgress(open);
  }

  function showProgress(open) {
    const names = open.map(function (item) {
      return item.id;
    });
    // Whoever types a note changes nothing here, at every key.
    if (openBefore !== null && names.join() === openBefore.join()) {
      return;
    }
    const done = items.length - open.length;
    element("voortgang").textContent = fill(words.progress, { done: done, total: items.length });
    element("meter").value = done;
    element("nog-open").textContent = open.length === 0 ? words.open_none : open.length === 1 ? words.open_one : fill(words.open_many, { count: open.length });
    element("open").hidden = open.length === 0;
    if (open.length <= LONGEST_OPEN_LIST && (openBefore === null || openBefore.length > LONGEST_OPEN_LIST)) {
      element("open").open = true;
    }
    openBefore = names;
    const list = element("open-lijst");
    list.textContent = "";
    open.forEach(function (item) {
      const link = document.createElement("a");
      link.href = "#" + item.fieldset.id;
      link.textContent = item.text;
      link.addEventListener("click", function (event) {
        event.preventDefault();
        item.fieldset.scrollIntoView();
        item.radios[0].focus({ preventScroll: true });
      });
      list.appendChild(document.createElement("li")).appendChild(link);
    });
  }

  function now() {
    return new Date().toISOString();
  }

  // The moment of saving tells which of two versions is the later one; without it the text only says what was answered.
  function compose(moment) {
    const empty = JSON.parse(form.empty);
    const answers = {};
    items.forEach(function (item) {
      const choice = get("choice " + item.id);
      const note = get("note " + item.id).trim();
      if (choice || note) {
        answers[item.id] = Object.assign({}, choice ? { keuze: choice } : {}, note ? { toelichting: note } : {});
      }
    });
    questions.forEach(function (question) {
      const note = get("note " + question.id).trim();
      if (note) {
        answers[question.id] = { toelichting: note };
      }
    });
    const now = new Date();
    const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (number) {
      return String(number).padStart(2, "0");
    });
    const complete = {
      formaat: empty.formaat,
      schema: empty.schema,
      checklist: empty.checklist,
      gegevens: Object.assign({}, empty.gegevens, { datum: date.join("-") }),
      afgerond: true,
      inzending: draft.submission,
      bewaard: moment,
      antwoorden: answers,
    };
    return JSON.stringify(complete, null, 2) + "\n";
  }

  function save() {
    keep();
    const text = compose();
    forgetFile();
    address = URL.createObjectURL(new Blob([compose(now())], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = form.file;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    window.setTimeout(forgetFile, MILLISECONDS_TO_DOWNLOAD);
    saved = text;
    element("bestand").textContent = form.file;
    element("bewaard").hidden = false;
    element("delen").hidden = !canShare();
    element("bewaar").textContent = words.save_again;
    noticeChange();
    say(fill(words.saved, { file: form.file }));
  }

  function forgetFile() {
    if (address) {
      URL.revokeObjectURL(address);
      address = "";
    }
  }

  function forgetSaving() {
    forgetFile();
    saved = "";
    element("bewaard").hidden = true;
    element("bewaar").textContent = words.save;
    element("als-tekst").hidden = true;
    element("tekst").value = "";
    noticeChange();
  }

  // Who changes something after saving must know that the file no longer says the same.
  function noticeChange() {
    const changed = saved !== "" && compose() !== saved;
    element("veranderd").textContent = changed ? words.changed : "";
    element("veranderd").hidden = !changed;
    if (!element("als-tekst").hidden) {
      element("tekst").value = compose(now());
    }
  }

  // Browsers on phones share text files, and refuse files of a kind that they do not know.
  function shared() {
    return { files: [new File([compose(now())], form.file + ".txt", { type: "text/plain" })] };
  }

  function canShare() {
    try {
      return Boolean(navigator.share && navigator.canShare && navigator.canShare(shared()));
    } catch (error) {
      return false;
    }
  }

  function share() {
    navigator.share(shared()).catch(function (error) {
      if (error.name !== "AbortError") {
        say(words.not_shared);
      }
    });
  }

  function showText() {
    keep();
    element("als-tekst").hidden = false;
    element("tekst").value = compose(now());
    element("tekst").focus();
    element("tekst").select();
    element("tekst").scrollTop = 0;
    say(words.shown);
  }

  function copyText() {
    element("tekst").focus();
    element("tekst").select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch (error) {
      copied = false;
    }
    say(copied ? words.copied : words.not_copied);
  }

  // The new draft has no answers, and takes the place of the old one in storage and in every other window.
  function wipe() {
    const other = read();
    draft = begin(Math.max(draft.begun, other ? other.begun : 0));
    write();
    forgetSaving();
    items.forEach(function (item) {
      item.more.open = false;
    });
    element("van-eerder").hidden = true;
    show();
    say(words.wiped);
    element("titel").focus();
  }

  function offerWiping(id) {
    const start = element(id);
    const sure = element(id + "-zeker");
    start.addEventListener("click", function () {
      sure.hidden = false;
      start.hidden = true;
      element(id + "-nee").focus();
    });
    function close() {
      sure.hidden = true;
      start.hidden = false;
    }
    element(id + "-nee").addEventListener("click", function () {
      close();
      start.focus();
    });
    element(id + "-ja").addEventListener("click", function () {
      close();
      wipe();
    });
  }

  function listen() {
    items.forEach(function (item) {
      item.radios.forEach(function (radio) {
        radio.addEventListener("change", function () {
          set("choice " + item.id, radio.value);
          show();
        });
      });
      item.clear.addEventListener("click", function () {
        set("choice " + item.id, "");
        show();
        item.radios[0].focus();
        say(fill(words.cleared, { number: item.number }));
      });
      item.note.addEventListener("input", function () {
        set("note " + item.id, item.note.value.slice(0, MAXIMUM_NOTE));
        show();
      });
    });
    questions.forEach(function (question) {
      question.note.addEventListener("input", function () {
        set("note " + question.id, question.note.value.slice(0, MAXIMUM_NOTE));
        show();
      });
    });
    element("bewaar").addEventListener("click", save);
    element("deel").addEventListener("click", share);
    element("toon").addEventListener("click", showText);
    element("kopieer").addEventListener("click", copyText);
    offerWiping("opnieuw");
    offerWiping("wissen");
    window.addEventListener("storage", function (event) {
      if (event.key === key || event.key === null) {
        keep();
      }
    });
    // Not every browser tells windows about each other; coming back to one is a good moment to look.
    window.addEventListener("focus", keep);
    window.addEventListener("pageshow", keep);
    document.addEventListener("visibilitychange", keep);
    window.addEventListener("beforeunload", function (event) {
      if (!keeps && hasAnswers() && compose() !== saved) {
        event.preventDefault();
        event.returnValue = "";
      }
    });
  }

  const earlier = read();
  if (earlier) {
    draft = earlier;
  }
  write();
  show();
  listen();
  element("alleen-lezen").hidden = true;
  element("balk").hidden = false;
  element("formulier").hidden = false;
  // After a reload the browser scrolls past the notice at the top.
  if (hasAnswers()) {
    element("van-eerder").hidden = false;
    say(words.earlier);
  }
})();
