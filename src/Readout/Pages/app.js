// Comfort for the keyboard; everything works without it.
(() => {
  "use strict";
  const places = { t: "/", b: "/board", c: "/contacts", p: "/people", s: "/sources", a: "/alerts" };
  const rows = () => [...document.querySelectorAll(".stories > li, .ledger > li")];
  let at = -1, going = false;
  const go = step => {
    const all = rows();
    if (!all.length) return;
    if (all[at]) delete all[at].dataset.at;
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    all[at].dataset.at = "";
    all[at].scrollIntoView({ block: "nearest" });
    all[at].querySelector("a")?.focus({ preventScroll: true });
  };
  const press = key => {
    const within = rows()[at] ?? document;
    within.querySelector(`[data-key="${key}"]`)?.click();
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) { if (event.key === "Escape") event.target.blur(); return; }
    if (going) { going = false; if (places[event.key]) location.href = places[event.key]; return; }
    switch (event.key) {
      case "j": go(1); break;
      case "k": go(-1); break;
      case "o": rows()[at]?.querySelector("a")?.click(); break;
      case "v": case "m": case "s": press(event.key); break;
      case "g": going = true; setTimeout(() => { going = false; }, 1500); break;
      case "/": event.preventDefault(); document.querySelector(".bar input[type=search]")?.focus(); break;
      case "?": location.href = "/settings"; break;
      case "Escape": if (location.hash) location.hash = "close"; break;
    }
  });
})();
