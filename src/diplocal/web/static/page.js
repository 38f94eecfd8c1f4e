// The pages are complete without this: it adds the reader's own time and a way to copy an address.
"use strict";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const time of document.querySelectorAll("time[data-own]")) {
  const moment = new Date(time.dateTime);
  if (Number.isNaN(moment.getTime())) continue;
  const style = time.dataset.own === "day" ? { dateStyle: "medium", timeStyle: "short" } : { timeStyle: "short" };
  const text = new Intl.DateTimeFormat("en-GB", style).format(moment);
  if (time.textContent.trim().startsWith(text)) continue;
  const own = document.createElement("span");
  own.className = "own";
  own.textContent = `${text} your time`;
  own.title = zone;
  time.after(" ", own);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = "Copied";
  });
}

// an empty field says nothing: leave it out of the address
for (const form of document.querySelectorAll("form.filters")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}
