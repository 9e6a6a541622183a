// What the page can do beyond plain forms. Without this file everything still works, a page at a time.
(() => {
  const log = document.getElementById("log"), words = document.getElementById("words");
  const notice = document.getElementById("notice"), body = document.body;
  const order = (item) => Number(item.dataset.order);
  // Hours are shown by this clock until somebody told where they are.
  document.cookie = `zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/; samesite=lax; max-age=31536000`;
  const say = (text) => { notice.textContent = text; };
  const atEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - 160;
  // To the end, but not past the beginning of what is new.
  const toEnd = (fresh = []) => {
    scrollTo(0, document.documentElement.scrollHeight);
    const first = fresh.find((item) => item.matches(".theirs"));
    if (first && first.getBoundingClientRect().top < 160) first.scrollIntoView();
  };

  // A message comes by the stream and as the answer to what was posted, in any order: put each where its number
  // belongs, in the place of an older version of itself.
  const put = (item) => {
    const old = document.getElementById(item.id);
    if (old && (item.className === "day" ? order(old) <= order(item) : old.dataset.version === item.dataset.version)) return false;
    old?.remove();
    let next = null;
    for (let last = log.lastElementChild; last && order(last) > order(item); last = last.previousElementSibling) next = last;
    log.insertBefore(item, next);
    return true;
  };
  htmx.defineExtension("upsert", {
    isInlineSwap: (style) => style === "upsert",
    handleSwap: (style, target, fragment) => {
      if (style !== "upsert") return false;
      const follow = atEnd(), focus = document.activeElement, last = log.lastElementChild;
      const fresh = [...fragment.querySelectorAll("li")].filter(put);
      const newest = Math.max(0, ...[...log.children].map((item) => Number(item.dataset.version || 0)));
      document.querySelector("main").setAttribute("sse-connect", "/chat/stream?after=" + newest);
      measure();
      if (follow && last !== log.lastElementChild) toEnd(fresh);
      if (!focus.isConnected) (log.lastElementChild.querySelector("button, a") || words).focus({ preventScroll: true });
      return fresh;
    },
  });

  // The stream may have replaced the form that posted, and htmx looks for extensions from there: swap from the log.
  log.addEventListener("htmx:beforeSwap", (swap) => {
    if (swap.target !== log || !swap.detail.shouldSwap) return;
    swap.detail.shouldSwap = false;
    htmx.swap(log, swap.detail.serverResponse, { swapStyle: "upsert", swapDelay: 0, settleDelay: 0 }, { contextElement: log });
  });

  // The open question says how many characters it takes.
  const limits = document.getElementById("limits"), label = document.querySelector("label[for=words]");
  const measure = () => {
    const asked = [...log.querySelectorAll(".theirs")].pop()?.dataset ?? {}, count = [...words.value.trim()].length;
    label.textContent = asked.label || words.dataset.label;
    limits.textContent = asked.limits ? `${count} / ${asked.limits}` : "";
    limits.classList.toggle("off", count > 0 && (count < asked.minimum || count > asked.maximum));
    words.toggleAttribute("data-long", "long" in asked);
    if (!CSS.supports("field-sizing", "content")) { // then the field grows by hand
      words.style.height = "auto";
      words.style.height = `${words.scrollHeight + 4}px`;
    }
    document.querySelectorAll("[data-locate]").forEach((button) => { button.hidden = !navigator.geolocation; });
  };
  words.addEventListener("input", measure);
  words.addEventListener("keydown", (pressed) => {
    const newLine = pressed.shiftKey || pressed.isComposing || matchMedia("(pointer: coarse)").matches || "long" in words.dataset;
    if (pressed.key === "Enter" && (!newLine || pressed.ctrlKey)) {
      pressed.preventDefault();
      words.form.requestSubmit();
    }
  });

  // Everything somebody does has an id of its own; trying again after a failure repeats it.
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let sending = "";
  body.addEventListener("htmx:beforeSend", (sent) => {
    say("");
    if (sent.target === words.form) [sending, words.value] = [words.value, ""];
    measure();
    toEnd();
  });
  body.addEventListener("htmx:afterRequest", (sent) => {
    const { successful, xhr, elt } = sent.detail, event = elt.querySelector?.("[name=event]");
    if (successful && event) event.value = fresh();
    if (!successful && elt === words.form && !words.value) words.value = sending;
    if (!successful) say((xhr.status >= 400 && xhr.status < 500 && xhr.responseText) || body.dataset.notSent);
    elt.closest("details")?.removeAttribute("open");
    measure();
  });
  body.addEventListener("htmx:sseMessage", (message) => message.detail.type === "gone" && location.reload());

  // Where somebody is, from the browser, when they press the button for it.
  body.addEventListener("click", (click) => {
    const button = click.target.closest("[data-locate]");
    document.querySelectorAll("details[open]").forEach((popup) => popup.contains(click.target) || popup.removeAttribute("open"));
    if (!button) return;
    navigator.geolocation.getCurrentPosition(({ coords: { latitude, longitude } }) => {
      const form = button.form, values = Object.fromEntries(new FormData(form));
      htmx.ajax("POST", "/chat", { source: form, values: { ...values, latitude, longitude } });
    }, () => say(body.dataset.notLocated), { timeout: 15000, maximumAge: 600000 });
  });
  body.addEventListener("keydown", (pressed) => {
    const popup = pressed.key === "Escape" && pressed.target.closest("details[open]");
    if (popup) { popup.removeAttribute("open"); popup.querySelector("summary").focus(); }
  });

  // The simulated clock runs at real speed; on a new day the server writes it anew.
  const tick = () => {
    const clock = document.querySelector("[data-clock]");
    if (!clock) return;
    clock.since ??= performance.now();
    const now = new Date(Date.parse(clock.dateTime) + performance.now() - clock.since);
    const [day, hour] = now.toLocaleString("en-GB", { timeZone: clock.dataset.clock }).split(", ");
    if (day !== (clock.day ??= day)) htmx.ajax("GET", "/", { target: "#demo", swap: "outerHTML", select: "#demo" });
    clock.textContent = clock.textContent.replace(/\d\d:\d\d/, hour.slice(0, 5));
  };
  htmx.onLoad(tick);
  setInterval(tick, 1000);

  measure();
  if (log.children.length) toEnd();
})();
